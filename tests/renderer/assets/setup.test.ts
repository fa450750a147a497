import { describe, expect, it } from 'vitest';
import {
  categoryValues,
  type FieldValues,
  fieldProblems,
  fieldsOf,
  freeKey,
  moved,
} from '#renderer/assets/setup/categoryValues.ts';
import { customField } from '#shared/assets/asset.ts';

const field = (changes: Partial<FieldValues>): FieldValues => ({
  key: null,
  line: 0,
  label: 'Memoria',
  type: 'text',
  choices: '',
  isRequired: false,
  ...changes,
});

describe('the own fields of a category', () => {
  it('get keys from their names that no other has and that the contract takes', () => {
    const sent = fieldsOf([
      field({ key: 'memoriaRamGb', label: 'Memoria' }),
      field({ label: 'Memoria RAM (GB)' }),
      field({ label: 'Memoria: RAM, GB' }),
      field({ label: '5 GHz' }),
      field({ label: 'Ñandú' }),
    ]);
    expect(sent.map(({ key }) => key)).toEqual([
      'memoriaRamGb',
      'memoriaRamGb2',
      'memoriaRamGb3',
      'f5Ghz',
      'nandu',
    ]);
    for (const one of sent) expect(customField.safeParse(one).success).toBe(true);
  });

  it('keep a key when the name changes', () => {
    expect(fieldsOf([field({ key: 'ram', label: 'Memoria principal' })])).toMatchObject([
      { key: 'ram', label: 'Memoria principal' },
    ]);
  });

  it('send choices of a list only, one a line', () => {
    expect(fieldsOf([field({ type: 'choice', choices: ' SSD \n\nHDD' })])[0]?.choices).toEqual([
      'SSD',
      'HDD',
    ]);
    expect(fieldsOf([field({ type: 'text', choices: 'SSD\nHDD' })])[0]?.choices).toEqual([]);
  });

  it('are checked line by line', () => {
    const problems = fieldProblems([
      field({ label: '' }),
      field({}),
      field({ label: 'MEMORÍA' }),
      field({ label: 'Disco', type: 'choice', choices: 'SSD' }),
      field({ label: 'Puerto', type: 'choice', choices: 'USB\nusb' }),
    ]);
    expect([...problems]).toEqual([
      [0, 'label'],
      [2, 'twice'],
      [3, 'choices'],
      [4, 'choicesTwice'],
    ]);
  });

  it('are the same after a round through the form', () => {
    const fields = [
      { key: 'disk', label: 'Disco', type: 'choice' as const, choices: ['SSD', 'HDD'], isRequired: true },
    ];
    const values = categoryValues({
      id: 1,
      name: 'Cómputo',
      kind: 'equipment',
      usefulLifeMonths: 36,
      fields,
      position: 0,
      isEnabled: true,
      version: 1,
    });
    expect(fieldsOf(values.fields)).toEqual(fields);
  });
});

describe('freeKey', () => {
  it('stays within the length of a key', () => {
    const key = freeKey('Nombre larguísimo de un dato que nadie escribiría así de largo', new Set());
    expect(key.length).toBeLessThanOrEqual(36);
  });
});

describe('moved', () => {
  it('changes places with the neighbour, where there is one', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  });
});
