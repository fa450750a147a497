import { isOfClock, isTime } from '#shared/reports/spec/catalogue.ts';
import { populationOfSpec } from '#shared/reports/spec/check.ts';
import type { SpecDimension, TimeDimension } from '#shared/reports/spec/dimension.ts';
import { isOfNow } from '#shared/reports/spec/population.ts';
import { statisticOf, type Thing, thingOf } from '#shared/reports/spec/statistic.ts';
import type { DimensionValue, SummarySpec } from '#shared/reports/spec.ts';
import { balanceIn } from '../../indicators/load.ts';
import type { EngineInput } from './engineInput.ts';
import { inventoryPass } from './inventoryPass.ts';
import { readPass } from './readPass.ts';
import type { Pass } from './source.ts';
import { stepNamesOf } from './stepNames.ts';
import { Tally } from './tally.ts';
import { ticketPasses } from './ticketPasses.ts';
import { narrowingOf } from './ticketSource.ts';
import { Node } from './tree.ts';
import { shiftGroups, workersThere } from './workerFigures.ts';

type Input = EngineInput<SummarySpec>;

/** Whether all values are kept, as its median or 90th percentile needs. */
function isWholeIn(spec: SummarySpec): (thing: Thing) => boolean {
  const whole = new Set(
    spec.measures.filter((each) => ['median', 'p90'].includes(statisticOf(each))).map(thingOf),
  );
  return (thing) => whole.has(thing);
}

export function dimensionsOf(spec: SummarySpec): SpecDimension[] {
  return [...spec.rows.map(({ by }) => by), ...(spec.columns === null ? [] : [spec.columns.by])];
}

const isOfTickets = ({ dataset }: SummarySpec) => dataset === 'tickets' || dataset === 'workers';

function passesOf(input: Input, things: readonly Thing[]): Pass[] {
  const { spec, moment, filter, working } = input;
  if (!isOfTickets(spec)) return [inventoryPass(input, things)];
  return ticketPasses(things, { spec, moment, filter, dimensions: dimensionsOf(spec) }, working);
}

/** How many readings a summary takes. */
export function readingsOf(input: Input): number {
  return passesOf(input, thingsOf(input.spec)).length + 1;
}

function thingsOf(spec: SummarySpec): Thing[] {
  const things = new Set(spec.measures.map(thingOf));
  // Time recorded is what occupancy is a part of.
  if (things.has('occupancy')) things.add('timeWorked');
  return [...things];
}

/** Everything that a summary tells, from the whole down to its smallest groups. */
export async function gather(input: Input): Promise<Node> {
  const { db, spec } = input;
  const root = new Node(null);
  const dimensions = dimensionsOf(spec);
  const add = (keys: readonly DimensionValue[], thing: Thing, tally: Tally) => {
    const column = spec.columns === null ? undefined : (keys.at(-1) ?? null);
    root.add(keys.slice(0, spec.rows.length), column, thing, tally);
  };
  const things = thingsOf(spec);
  const isWhole = isWholeIn(spec);
  for (const pass of passesOf(input, things)) {
    await readPass(db, pass, dimensions, isWhole, (keys, thing, tally) => {
      add(keys, thing, tally);
      if (thing === 'timeWorked' && things.includes('occupancy')) {
        const worked = new Tally();
        worked.met = tally.sum;
        add(keys, 'occupancy', worked);
      }
    });
    input.step();
  }
  fillSteps(input, root);
  if (spec.dataset === 'workers') await gatherWorkers(input, root, add, things);
  return root;
}

/** The steps of time in which nothing happened are steps too; those to come are none yet. */
function fillSteps({ spec, question, today }: Input, root: Node): void {
  const { from, to } = question.dates;
  const population = populationOfSpec(spec);
  if (population !== null && isOfNow(population)) return;
  const stepsOf = (by: SpecDimension): DimensionValue[] => {
    if (isTime(by)) return stepNamesOf({ from, to: to < today ? to : today }, by as TimeDimension);
    if (!isOfClock(by)) return [];
    return Array.from({ length: by === 'hour' ? 24 : 7 }, (_, index) => (by === 'hour' ? index : index + 1));
  };
  const [outer] = spec.rows;
  if (outer !== undefined) for (const key of stepsOf(outer.by)) root.child(key);
  if (spec.columns !== null) for (const key of stepsOf(spec.columns.by)) root.column(key);
}

async function gatherWorkers(
  input: Input,
  root: Node,
  add: (keys: readonly DimensionValue[], thing: Thing, tally: Tally) => void,
  things: readonly Thing[],
): Promise<void> {
  const { db, spec, moment, filter, working, question } = input;
  const dimensions = dimensionsOf(spec);
  const asked = { spec, moment, filter, dimensions };
  if (spec.rows[0]?.by === 'technician' || things.includes('shift') || things.includes('occupancy')) {
    const workers = await workersThere(db, asked, working);
    if (spec.rows[0]?.by === 'technician') for (const { id } of workers) root.child(id);
    if (things.includes('shift') || things.includes('occupancy')) {
      for (const { keys, seconds } of await shiftGroups(db, workers, question.dates, dimensions, moment)) {
        const shift = new Tally();
        shift.sum = seconds;
        if (things.includes('shift')) add(keys, 'shift', shift);
        const part = new Tally();
        part.count = seconds;
        if (things.includes('occupancy')) add(keys, 'occupancy', part);
      }
    }
  }
  if (things.includes('balance')) {
    const { technicianId: _, ...narrowed } = filter;
    for (const { week, from, balance } of await balanceIn(
      db,
      moment,
      question.dates,
      narrowed,
      narrowingOf(asked),
    )) {
      // A week to come was shared out among nobody yet.
      if (from > input.today) continue;
      const tally = new Tally();
      tally.balance = balance;
      if (spec.columns === null) root.child(week).all.set('balance', tally);
      else root.column(week).set('balance', tally);
    }
  }
  input.step();
}
