import { describe, expect, it } from 'vitest';
import type { CustomField } from '#shared/assets/asset.ts';
import { checkCustom, fieldsStillFit } from '#shared/assets/customCheck.ts';

const field = (key: string, type: CustomField['type'], more: Partial<CustomField> = {}): CustomField => ({
  key,
  label: key,
  type,
  choices: [],
  isRequired: false,
  ...more,
});

const fields = [
  field('processor', 'text', { isRequired: true }),
  field('memory', 'number'),
  field('bought', 'date'),
  field('system', 'choice', { choices: ['Windows', 'Linux'] }),
  field('leased', 'yesNo'),
];

describe('a category’s own fields', () => {
  it('takes what fits, trimmed, in the order of the fields', () => {
    const { values, issues } = checkCustom(fields, {
      leased: false,
      memory: 16,
      processor: ' i5 ',
      system: 'Linux',
      bought: '2024-02-29',
    });
    expect(issues).toEqual([]);
    expect(Object.entries(values)).toEqual([
      ['processor', 'i5'],
      ['memory', 16],
      ['bought', '2024-02-29'],
      ['system', 'Linux'],
      ['leased', false],
    ]);
  });

  it.each([
    ['processor', '  ', 'required'],
    ['processor', 5, 'invalid_format'],
    ['memory', '16', 'invalid_format'],
    ['memory', Number.POSITIVE_INFINITY, 'invalid_format'],
    ['bought', '2023-02-29', 'date'],
    ['bought', '29/02/2024', 'date'],
    ['system', 'BeOS', 'invalid_format'],
    ['leased', 'yes', 'invalid_format'],
    ['colour', 'red', 'unrecognized_keys'],
  ])('refuses %s = %s: %s', (key, value, rule) => {
    const { values, issues } = checkCustom(fields, { processor: 'i5', [key]: value });
    expect(issues).toMatchObject([{ path: `custom.${key}`, rule }]);
    expect(values).not.toHaveProperty(key);
  });

  it('leaves out what is empty, unless it is needed', () => {
    expect(checkCustom([field('a', 'text')], { a: '' })).toEqual({ values: {}, issues: [] });
    expect(checkCustom(fields, {}).issues).toMatchObject([{ path: 'custom.processor', rule: 'required' }]);
  });
});

describe('changing the fields of a category', () => {
  const used = new Map([
    ['processor', new Set<string>()],
    ['system', new Set(['Linux'])],
  ]);
  const without = (key: string) => fields.filter((each) => each.key !== key);
  const changed = (key: string, more: Partial<CustomField>) =>
    fields.map((each) => (each.key === key ? { ...each, ...more } : each));

  it('lets go of what no asset uses, and of nothing that one does', () => {
    expect(fieldsStillFit(fields, without('memory'), used)).toBe(true);
    expect(fieldsStillFit(fields, without('processor'), used)).toBe(false);
    expect(fieldsStillFit(fields, changed('memory', { type: 'text' }), used)).toBe(true);
    expect(fieldsStillFit(fields, changed('processor', { type: 'number' }), used)).toBe(false);
  });

  it('lets labels and unused choices change', () => {
    expect(fieldsStillFit(fields, changed('processor', { label: 'CPU' }), used)).toBe(true);
    expect(fieldsStillFit(fields, changed('system', { choices: ['Linux', 'macOS'] }), used)).toBe(true);
    expect(fieldsStillFit(fields, changed('system', { choices: ['Windows'] }), used)).toBe(false);
  });
});
