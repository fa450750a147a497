import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#shared/people/contract.ts';
import { catalogue, conditionsOf } from '#shared/reports/spec/catalogue.ts';
import { checkSpec, SPEC_RULES, type SpecProblem, type SpecRule } from '#shared/reports/spec/check.ts';
import { DATASETS } from '#shared/reports/spec/dataset.ts';
import { MEASURES } from '#shared/reports/spec/measure.ts';
import { TEMPLATES, templateDraft } from '#shared/reports/spec/templates.ts';
import { measureName, problemSentence, specWords } from '#shared/reports/spec/words.ts';
import { type ReportSpec, reportSpec } from '#shared/reports/spec.ts';
import { aList, aSummary } from '../../../builders/specs.ts';

const axis = (by: 'week' | 'area' | 'service' | 'hour') => ({
  by,
  orderBy: null,
  isDescending: false,
  top: null,
});
const rulesOf = (spec: ReportSpec) => checkSpec(spec).map(({ rule }) => rule);

/** One spec for each rule that does not fit just for that reason. */
const wrong: Readonly<Record<SpecRule, ReportSpec>> = {
  listNotOffered: aList({ dataset: 'workers' }),
  dimensionUnknown: aSummary({ by: ['supplier'] }),
  dimensionTwice: aSummary({ by: ['area'], columns: axis('area') }),
  measureUnknown: aSummary({ measures: ['assets'] }),
  measureTwice: aSummary({ measures: ['received', 'received'] }),
  measureNow: aSummary({ by: ['week'], measures: ['backlog'] }),
  balanceByWeek: aSummary({ dataset: 'workers', by: ['technician'], measures: ['balance.jain'] }),
  balanceOfAll: aSummary({
    dataset: 'workers',
    by: ['week'],
    measures: ['balance.jain'],
    conditions: [{ by: 'technician', isExcluded: false, values: [1] }],
  }),
  shiftByWorker: {
    ...aSummary({ dataset: 'workers', by: ['technician'], measures: ['shift.sum'] }),
    rows: [axis('area')],
  },
  populationUnknown: aList({ of: 'present' }),
  populationNow: aSummary({ dataset: 'assets', by: ['month'], measures: ['assets'] }),
  partUnknown: aList({ of: 'received', part: 'late' }),
  fieldUnknown: aList({ fields: ['cost'] }),
  fieldTwice: aList({ fields: ['folio', 'folio'] }),
  orderMissing: aSummary({ by: [], rows: [{ ...axis('area'), orderBy: 'closed' }] }),
  conditionUnknown: aSummary({ conditions: [{ by: 'supplier', isExcluded: false, values: [1] }] }),
  rangeUnknown: aList({ ranges: [{ field: 'title', from: 1 }] }),
  rangeEmpty: aList({ ranges: [{ field: 'rating' }] }),
  rangeBackwards: aList({ ranges: [{ field: 'rating', from: 5, to: 1 }] }),
  rangeKind: aList({ ranges: [{ field: 'rating', from: '2026-01-01' }] }),
  chartMeasureMissing: aSummary({ by: ['area'], chart: { kind: 'bars', measures: ['closed'] } }),
  chartMeasureNone: aSummary({ by: ['area'], chart: { kind: 'bars', measures: [] } }),
  chartMixed: aSummary({
    by: ['area'],
    measures: ['received', 'response.mean'],
    chart: { kind: 'bars', measures: ['received', 'response.mean'] },
  }),
  chartOneMeasure: aSummary({
    by: ['area'],
    measures: ['received', 'closed'],
    columns: axis('week'),
    chart: { kind: 'bars', measures: ['received', 'closed'] },
  }),
  chartRows: aSummary({ chart: { kind: 'bars', measures: ['received'] } }),
  donutParts: aSummary({
    by: ['area'],
    measures: ['response.mean'],
    chart: { kind: 'donut', measures: ['response.mean'] },
  }),
  linesInOrder: aSummary({ by: ['area'], chart: { kind: 'lines', measures: ['received'] } }),
  heatTwo: aSummary({ by: ['area'], chart: { kind: 'heat', measures: ['received'] } }),
};

describe('what does not fit is told', () => {
  it.each(SPEC_RULES)('%s', (rule) => {
    expect(rulesOf(wrong[rule])).toContain(rule);
  });

  it.each(LANGUAGES)('in a whole sentence that names what it is about, in %s', (language) => {
    for (const rule of SPEC_RULES) {
      const problem = checkSpec(wrong[rule]).find((each) => each.rule === rule) as SpecProblem;
      const sentence = problemSentence(problem, language);
      expect(sentence).toMatch(/^\p{Lu}|^“/u);
      expect(sentence).toMatch(/\.$/);
      expect(sentence, sentence).not.toMatch(/\{|“”/);
    }
  });

  it('the backlog has no hour either by a filter', () => {
    const spec = aSummary({
      measures: ['overdue'],
      conditions: [{ by: 'hour', isExcluded: false, values: [8] }],
    });
    expect(rulesOf(spec)).toEqual(['measureNow']);
    const list = aList({ of: 'backlog', conditions: [{ by: 'weekday', isExcluded: false, values: [1] }] });
    expect(rulesOf(list)).toEqual(['populationNow']);
  });

  it('units that came and went are no parts of a whole, handed-over things are', () => {
    const donut = (measure: 'change.sum' | 'movements') =>
      aSummary({
        dataset: 'movements',
        by: ['movementKind'],
        measures: [measure],
        chart: { kind: 'donut', measures: [measure] },
      });
    expect(rulesOf(donut('change.sum'))).toEqual(['donutParts']);
    expect(rulesOf(donut('movements'))).toEqual([]);
  });
});

describe('what fits', () => {
  it.each(TEMPLATES)('the template %s, once it has a title', (template) => {
    const spec = reportSpec.parse({ ...templateDraft(template).spec, title: 'Título' });
    expect(checkSpec(spec)).toEqual([]);
  });

  it('everything that is offered, by itself', () => {
    for (const dataset of DATASETS) {
      const { dimensions, measures, fields, populations } = catalogue[dataset];
      const last = populations.at(-1) ?? null;
      for (const by of dimensions) {
        // What is of now is told by no step of time; the last population of a dataset is of a period where it has one.
        const measure = measures[0] ?? 'received';
        expect(
          rulesOf(
            aSummary({ dataset, of: dataset === 'tickets' ? null : last, by: [by], measures: [measure] }),
          ).filter((rule) => rule !== 'populationNow'),
          `${dataset} by ${by}`,
        ).toEqual([]);
      }
      for (const measure of measures) {
        const by = measure.startsWith('balance.') ? ['week' as const] : [];
        expect(rulesOf(aSummary({ dataset, by, measures: [measure] })), measure).toEqual([]);
      }
      for (const field of fields) expect(rulesOf(aList({ dataset, fields: [field] })), field).toEqual([]);
      for (const by of conditionsOf(dataset)) {
        const conditions = [{ by, isExcluded: true, values: [null] }];
        expect(rulesOf(aSummary({ dataset, measures: [measures[0] ?? 'received'], conditions })), by).toEqual(
          [],
        );
      }
    }
  });
});

describe('the words', () => {
  it.each(LANGUAGES)('name every measure differently, in %s', (language) => {
    for (const dataset of DATASETS) {
      const names = catalogue[dataset].measures.map((measure) => measureName(measure, language));
      expect(new Set(names).size, names.join(', ')).toBe(names.length);
    }
    for (const measure of MEASURES) expect(measureName(measure, language)).not.toMatch(/undefined|^$/);
  });

  it('have the same places to fill in, in each language', () => {
    const places = (value: unknown, path = ''): string[] =>
      typeof value === 'string'
        ? [
            `${path} ${[...value.matchAll(/\{\{\w\}\}/g)]
              .map(([each]) => each)
              .sort()
              .join('')}`,
          ]
        : Object.entries(value as object).flatMap(([key, inner]) => places(inner, `${path}.${key}`));
    expect(places(specWords.en)).toEqual(places(specWords.es));
    expect(places(specWords.pt)).toEqual(places(specWords.es));
  });
});

describe('the shape', () => {
  it('cleans a hostile title and refuses an empty one', () => {
    const parse = (title: string) => reportSpec.safeParse({ ...aSummary({}), title });
    expect(parse('=HYPERLINK("x")\u0000\n<b>').data?.title).toBe('=HYPERLINK("x") <b>');
    expect(parse('\u0000 ').success).toBe(false);
    expect(parse('x'.repeat(161)).success).toBe(false);
  });

  it('refuses a version that it does not know, too many rows, measures, values and empty conditions', () => {
    const parse = (parts: object) =>
      reportSpec.safeParse({ ...aSummary({ by: ['area'] }), ...parts }).success;
    expect(parse({})).toBe(true);
    expect(parse({ v: 2 })).toBe(false);
    expect(parse({ rows: [axis('week'), axis('area'), axis('service'), axis('hour')] })).toBe(false);
    expect(parse({ measures: [] })).toBe(false);
    expect(parse({ conditions: [{ by: 'area', values: [] }] })).toBe(false);
    expect(parse({ conditions: [{ by: 'area', values: Array.from({ length: 201 }, (_, id) => id) }] })).toBe(
      false,
    );
    expect(parse({ measures: ['received; DROP TABLE tickets'] })).toBe(false);
  });
});
