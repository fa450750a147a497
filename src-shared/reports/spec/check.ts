import { indicators } from '../../indicators/indicator.ts';
import type { ListSpec, ReportSpec, SpecAxis, SummarySpec } from '../spec.ts';
import { catalogue, conditionsOf, isBalance, isMeasuredNow, isOfClock, isTime } from './catalogue.ts';
import type { SpecDimension } from './dimension.ts';
import type { Field } from './field.ts';
import { rangeOf } from './fieldKind.ts';
import type { Measure } from './measure.ts';
import { isOfNow, isOfTickets, type Population } from './population.ts';
import { addsUp, thingOf, writtenAs } from './statistic.ts';

/** What does not fit; words/ has a sentence for each. */
export const SPEC_RULES = [
  'listNotOffered',
  'dimensionUnknown',
  'dimensionTwice',
  'measureUnknown',
  'measureTwice',
  'measureNow',
  'balanceByWeek',
  'balanceOfAll',
  'shiftByWorker',
  'populationUnknown',
  'populationNow',
  'partUnknown',
  'fieldUnknown',
  'fieldTwice',
  'orderMissing',
  'conditionUnknown',
  'rangeUnknown',
  'rangeEmpty',
  'rangeBackwards',
  'rangeKind',
  'chartMeasureMissing',
  'chartMeasureNone',
  'chartMixed',
  'chartOneMeasure',
  'chartRows',
  'donutParts',
  'linesInOrder',
  'heatTwo',
] as const;
export type SpecRule = (typeof SPEC_RULES)[number];

export interface SpecProblem {
  readonly rule: SpecRule;
  /** Where: `rows.1`, `measures.0`, `chart` … */
  readonly path: string;
  /** What the sentence is about. */
  readonly dimension?: SpecDimension;
  readonly measure?: Measure;
  readonly field?: Field;
  readonly population?: Population;
}

/** What of a report does not fit together; nothing where it can be made. The screen and the server both ask here. */
export function checkSpec(spec: ReportSpec): SpecProblem[] {
  return [...commonProblems(spec), ...(spec.kind === 'summary' ? summaryProblems(spec) : listProblems(spec))];
}

/** The population that a report counts or lists; null for a summary of tickets or workers, whose measures have their own. */
export function populationOfSpec(spec: ReportSpec): Population | null {
  if (spec.kind === 'summary' && (spec.dataset === 'tickets' || spec.dataset === 'workers')) return null;
  return spec.of ?? catalogue[spec.dataset].populations[0] ?? null;
}

/** Whether anything of it depends on the period; what is of now has none. */
export function hasPeriod(spec: ReportSpec): boolean {
  const population = populationOfSpec(spec);
  if (population !== null) return !isOfNow(population);
  return spec.kind !== 'summary' || !spec.measures.every(isMeasuredNow);
}

function commonProblems(spec: ReportSpec): SpecProblem[] {
  const problems: SpecProblem[] = [];
  const { fields } = catalogue[spec.dataset];
  const conditions = conditionsOf(spec.dataset);
  for (const [index, { by }] of spec.conditions.entries()) {
    const path = `conditions.${index}`;
    if (!conditions.includes(by)) problems.push({ rule: 'conditionUnknown', path, dimension: by });
  }
  for (const [index, { field, from, to }] of spec.ranges.entries()) {
    const path = `ranges.${index}`;
    const of = rangeOf(field);
    const wanted = of === 'days' ? 'string' : 'number';
    if (!fields.includes(field) || of === null) problems.push({ rule: 'rangeUnknown', path, field });
    else if (from === undefined && to === undefined) problems.push({ rule: 'rangeEmpty', path, field });
    else if ([from, to].some((end) => end !== undefined && typeof end !== wanted)) {
      problems.push({ rule: 'rangeKind', path, field });
    } else if (from !== undefined && to !== undefined && from > to) {
      problems.push({ rule: 'rangeBackwards', path, field });
    }
  }
  const population = populationOfSpec(spec);
  const isKnown =
    population === null
      ? spec.of === null
      : spec.dataset === 'tickets'
        ? isOfTickets(population)
        : catalogue[spec.dataset].populations.includes(population);
  if (!isKnown && spec.of !== null)
    problems.push({ rule: 'populationUnknown', path: 'of', population: spec.of });
  return problems;
}

function summaryProblems(spec: SummarySpec): SpecProblem[] {
  const problems: SpecProblem[] = [];
  const { dimensions, measures: known } = catalogue[spec.dataset];
  const axes = axesOf(spec);
  const population = populationOfSpec(spec);
  const seen = new Set<SpecDimension>();
  for (const { path, axis } of axes) {
    if (!dimensions.includes(axis.by)) problems.push({ rule: 'dimensionUnknown', path, dimension: axis.by });
    if (seen.has(axis.by)) problems.push({ rule: 'dimensionTwice', path, dimension: axis.by });
    seen.add(axis.by);
    if (axis.orderBy !== null && !spec.measures.includes(axis.orderBy)) {
      problems.push({ rule: 'orderMissing', path, measure: axis.orderBy });
    }
    if (population !== null && isOfNow(population) && isTime(axis.by)) {
      problems.push({ rule: 'populationNow', path, dimension: axis.by, population });
    }
  }
  for (const [index, measure] of spec.measures.entries()) {
    const path = `measures.${index}`;
    if (!known.includes(measure)) problems.push({ rule: 'measureUnknown', path, measure });
    if (spec.measures.indexOf(measure) !== index) problems.push({ rule: 'measureTwice', path, measure });
    problems.push(...measureProblems(spec, measure, path));
  }
  return [...problems, ...chartProblems(spec)];
}

/** What a measure cannot be told by. */
function measureProblems(spec: SummarySpec, measure: Measure, path: string): SpecProblem[] {
  const dimensions = axesOf(spec).map(({ axis }) => axis.by);
  if (isMeasuredNow(measure)) {
    const timed = dimensions.find((each) => isTime(each) || isOfClock(each));
    const asked = timed ?? spec.conditions.find(({ by }) => isOfClock(by))?.by;
    if (asked !== undefined) return [{ rule: 'measureNow', path, measure, dimension: asked }];
  }
  if (isBalance(measure)) {
    if (dimensions.length !== 1 || dimensions[0] !== 'week')
      return [{ rule: 'balanceByWeek', path, measure }];
    if (spec.conditions.some(({ by }) => by === 'technician'))
      return [{ rule: 'balanceOfAll', path, measure }];
  }
  if (thingOf(measure) === 'shift' || thingOf(measure) === 'occupancy') {
    const other = dimensions.find((each) => each !== 'technician' && !isTime(each));
    if (other !== undefined) return [{ rule: 'shiftByWorker', path, measure, dimension: other }];
  }
  return [];
}

function chartProblems(spec: SummarySpec): SpecProblem[] {
  const { kind, measures } = spec.chart;
  if (kind === 'none') return [];
  const path = 'chart';
  const [first] = measures;
  if (first === undefined) return [{ rule: 'chartMeasureNone', path }];
  const absent = measures.find((measure) => !spec.measures.includes(measure));
  if (absent !== undefined) return [{ rule: 'chartMeasureMissing', path, measure: absent }];
  const [outer] = spec.rows;
  if (outer === undefined) return [{ rule: 'chartRows', path }];
  const other = measures.find((measure) => writtenAs(measure).kind !== writtenAs(first).kind);
  if (other !== undefined) return [{ rule: 'chartMixed', path, measure: other }];
  const isSingle = kind === 'donut' || kind === 'heat' || spec.columns !== null;
  if (isSingle && measures.length > 1) return [{ rule: 'chartOneMeasure', path }];
  if (kind === 'donut' && !addsUp(first)) return [{ rule: 'donutParts', path, measure: first }];
  if (kind === 'lines' && !isTime(outer.by) && !isOfClock(outer.by)) {
    return [{ rule: 'linesInOrder', path, dimension: outer.by }];
  }
  return kind === 'heat' && spec.columns === null ? [{ rule: 'heatTwo', path }] : [];
}

function listProblems(spec: ListSpec): SpecProblem[] {
  const problems: SpecProblem[] = [];
  const { fields, dimensions } = catalogue[spec.dataset];
  if (fields.length === 0) return [{ rule: 'listNotOffered', path: 'kind' }];
  const population = populationOfSpec(spec);
  for (const [index, field] of spec.fields.entries()) {
    const path = `fields.${index}`;
    if (!fields.includes(field)) problems.push({ rule: 'fieldUnknown', path, field });
    if (spec.fields.indexOf(field) !== index) problems.push({ rule: 'fieldTwice', path, field });
  }
  for (const [index, { field }] of spec.order.entries()) {
    if (!fields.includes(field)) problems.push({ rule: 'fieldUnknown', path: `order.${index}`, field });
  }
  const clock = spec.conditions.find(({ by }) => isOfClock(by))?.by;
  for (const [index, dimension] of [...spec.groups, ...(clock === undefined ? [] : [clock])].entries()) {
    const path = `groups.${index}`;
    if (!dimensions.includes(dimension)) problems.push({ rule: 'dimensionUnknown', path, dimension });
    if (spec.groups.indexOf(dimension) < index && index < spec.groups.length) {
      problems.push({ rule: 'dimensionTwice', path, dimension });
    }
    const isTimed = isTime(dimension) || isOfClock(dimension);
    if (population !== null && isOfNow(population) && isTimed) {
      problems.push({ rule: 'populationNow', path, dimension, population });
    }
  }
  if (spec.part !== null) {
    const parts = population !== null && isOfTickets(population) ? indicators[population].parts : [];
    if (!parts.includes(spec.part)) problems.push({ rule: 'partUnknown', path: 'part' });
  }
  return problems;
}

function axesOf(spec: SummarySpec): { readonly path: string; readonly axis: SpecAxis }[] {
  return [
    ...spec.rows.map((axis, index) => ({ path: `rows.${index}`, axis })),
    ...(spec.columns === null ? [] : [{ path: 'columns', axis: spec.columns }]),
  ];
}
