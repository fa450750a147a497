import type { ValueKind } from '../reportData.ts';
import type { Measure } from './measure.ts';

type Before<M extends string> = M extends `${infer Thing}.${string}` ? Thing : M;
type After<M extends string> = M extends `${string}.${infer Statistic}` ? Statistic : 'count';

/** What is counted or measured: the part of a measure's name before the point. */
export type Thing = Before<Measure>;
/** What is told of it; a measure without a point is a count. */
export type Statistic = After<Measure>;

export function thingOf(measure: Measure): Thing {
  // The type says just what split does.
  return measure.split('.')[0] as Thing;
}

export function statisticOf(measure: Measure): Statistic {
  return (measure.split('.')[1] ?? 'count') as Statistic;
}

const SECONDS: readonly Thing[] = [
  'age',
  'response',
  'resolution',
  'closure',
  'timePerTicket',
  'timeWorked',
  'shift',
];
const MONEY: readonly Thing[] = ['cost', 'value'];
const TENTHS: readonly Thing[] = ['years', 'days', 'workDays'];

/** How its values are written. */
export function writtenAs(measure: Measure): { readonly kind: ValueKind; readonly digits?: number } {
  const thing = thingOf(measure);
  switch (statisticOf(measure)) {
    case 'count':
    case 'met':
    case 'missed':
    case 'of':
    case 'people':
    case 'range':
      return { kind: 'number' };
    case 'share':
      return { kind: 'share' };
    case 'deviation':
    case 'variation':
    case 'jain':
      return { kind: 'number', digits: 2 };
    default:
      if (SECONDS.includes(thing)) return { kind: 'duration' };
      if (MONEY.includes(thing)) return { kind: 'money' };
      if (TENTHS.includes(thing)) return { kind: 'number', digits: 1 };
      if (thing === 'rating') return { kind: 'rating' };
      return thing === 'balance' ? { kind: 'number', digits: 2 } : { kind: 'number' };
  }
}

/** Told by what was done, of which one ticket or person may have several: groups have some in common. */
const REPEATED: readonly Measure[] = ['assigned', 'holders', 'timeWorked.count'];
const ADDED: readonly Statistic[] = ['count', 'met', 'missed', 'of', 'sum'];

/** Whether groups add up to their whole, and none of them below nothing: what a pie can be cut into. */
export function addsUp(measure: Measure): boolean {
  return ADDED.includes(statisticOf(measure)) && !REPEATED.includes(measure) && measure !== 'change.sum';
}
