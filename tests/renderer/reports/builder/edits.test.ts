import { describe, expect, it } from 'vitest';
import { keptDraft } from '#renderer/reports/builder/draftStore.ts';
import {
  moved,
  withDataset,
  withKind,
  withMeasures,
  withoutOpenFilters,
  withRow,
  withRows,
} from '#renderer/reports/builder/edits.ts';
import { checkSpec } from '#shared/reports/spec/check.ts';
import { DATASETS } from '#shared/reports/spec/dataset.ts';
import { TEMPLATES, templateDraft } from '#shared/reports/spec/templates.ts';
import type { ReportSpec } from '#shared/reports/spec.ts';
import { aList, aSummary } from '../../../builders/specs.ts';

/** What is left to be mended after an edit, apart from what only a person can decide: the drawing, what is of now. */
const leftOf = (spec: ReportSpec) =>
  checkSpec(spec)
    .map(({ rule }) => rule)
    .filter(
      (rule) => !['populationNow', 'heatTwo', 'linesInOrder', 'donutParts', 'balanceByWeek'].includes(rule),
    );

describe('an edit leaves something that can be made', () => {
  it.each(TEMPLATES)('another subject or form, from %s', (template) => {
    const { spec } = templateDraft(template);
    for (const dataset of DATASETS) {
      const changed = withDataset(spec, dataset);
      expect(leftOf(changed), dataset).toEqual([]);
      if (dataset !== 'workers') {
        expect(leftOf(withKind(changed, 'list')), dataset).toEqual([]);
        expect(leftOf(withKind(withKind(changed, 'list'), 'summary')), dataset).toEqual([]);
      }
    }
  });

  it('a measure that is taken away is neither drawn nor ordered by', () => {
    const spec = aSummary({
      measures: ['received', 'closed'],
      rows: [{ by: 'area', orderBy: 'closed', isDescending: true, top: 5 }],
      chart: { kind: 'bars', measures: ['closed'] },
    });
    const changed = withMeasures(spec, ['received']);
    expect(changed.rows).toEqual([{ by: 'area', orderBy: null, isDescending: false, top: 5 }]);
    expect(changed.chart).toEqual({ kind: 'bars', measures: ['received'] });
  });
});

it('keeps the conditions that the other subject knows too', () => {
  const spec = aList({
    conditions: [
      { by: 'area', isExcluded: false, values: [1] },
      { by: 'channel', isExcluded: false, values: ['phone'] },
    ],
  });
  expect(withDataset(spec, 'assets').conditions).toEqual([{ by: 'area', isExcluded: false, values: [1] }]);
});

it('keeps order and number of the rows that stay', () => {
  const spec = withRow(aSummary({ by: ['area', 'week'] }), 'week', { top: 3 });
  expect(withRows(spec, ['week', 'service']).rows).toEqual([
    { by: 'week', orderBy: null, isDescending: false, top: 3 },
    { by: 'service', orderBy: null, isDescending: false, top: null },
  ]);
});

it.each([
  [0, 2, 'bca'],
  [2, 0, 'cab'],
  [1, 1, 'abc'],
  [7, 0, 'abc'],
] as const)('moves what stands at %i to %i', (from, to, result) => {
  expect(moved([...'abc'], from, to).join('')).toBe(result);
});

it('leaves out filters that name nothing yet', () => {
  const spec = aList({ ranges: [{ field: 'rating' }, { field: 'createdAt', from: '2026-01-01' }] });
  const open = { ...spec, conditions: [{ by: 'area' as const, isExcluded: false, values: [] }] };
  expect(withoutOpenFilters(open)).toMatchObject({ conditions: [], ranges: [{ field: 'createdAt' }] });
});

describe('a draft that was kept', () => {
  it('comes back as it was, with what it still lacks', () => {
    const spec = { ...aSummary({ by: ['area'] }), title: '', measures: [] };
    const draft = { spec, period: { relative: 'lastYear' as const } };
    expect(keptDraft(JSON.stringify(draft))).toEqual(draft);
  });

  it('is none where it makes no sense', () => {
    for (const text of [
      null,
      '',
      'x',
      '[]',
      '{"spec":{"v":2}}',
      '{"spec":null}',
      JSON.stringify({ spec: { ...aSummary({}), dataset: 'moon' } }),
    ]) {
      expect(keptDraft(text), String(text)).toBeNull();
    }
  });
});
