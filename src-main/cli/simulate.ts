import { resolve } from 'node:path';
import { USUAL_LOAD } from '#shared/assignment/trial/demand.ts';
import type { TrialFigures } from '#shared/assignment/trial/figures.ts';
import { type Spread, simulateMany } from '#shared/assignment/trial/spread.ts';
import { simulateTrial, type TrialOptions, type TrialResult } from '#shared/assignment/trial/trial.ts';
import { PRIORITIES, type Priority } from '#shared/sla/priority.ts';
import { CsvFault } from '../imports/csv/csvFault.ts';
import { readTable, type TableRow } from '../imports/csv/table.ts';
import { openTextFile } from '../imports/csv/textFile.ts';
import { parseDate } from '../imports/tickets/foreignDate.ts';
import { type Command, CommandFailure, textOption, wholeOption } from './command.ts';
import { needFile } from './needFile.ts';

type Arrival = NonNullable<TrialOptions['arrivals']>[number];

const ZONE = 'America/Mexico_City';

export const simulate: Command = {
  name: 'simulate',
  usage: '[--seed 1] [--weeks 4] [--technicians 5] [--limit 8] [--load 60] [--seeds 60] [--arrivals FILE]',
  summary: 'the trial on a virtual clock: by acquaintance, as before, and by the rules of assignment',
  details: [
    'Both ways get the same requests, work, waits and days off; the same seed gives the same figures.',
    '--load      per cent of their time that technicians are busy with requests; the more, the less even it gets',
    '--seeds     how many seeds, from --seed on, the mean and the spread are over (with --arrivals: 1)',
    '--arrivals  a CSV with the columns at (2026-01-05T09:30), and if known priority (low, medium, high, critical)',
    '            and minutes (of work); instead of made-up requests',
  ],
  options: {
    seed: { type: 'string' },
    weeks: { type: 'string' },
    technicians: { type: 'string' },
    limit: { type: 'string' },
    load: { type: 'string' },
    seeds: { type: 'string' },
    arrivals: { type: 'string' },
  },
  arity: [0, 0],
  async run(call) {
    const options = {
      seed: wholeOption(call, 'seed', { least: 0, most: 4_294_967_295, otherwise: 1 }),
      weeks: wholeOption(call, 'weeks', { least: 1, most: 104, otherwise: 4 }),
      technicians: wholeOption(call, 'technicians', { least: 1, most: 100, otherwise: 5 }),
      limit: wholeOption(call, 'limit', { least: 1, most: 1_000, otherwise: 8 }),
    };
    const percent = wholeOption(call, 'load', { least: 1, most: 200, otherwise: USUAL_LOAD * 100 });
    const file = textOption(call, 'arrivals');
    const arrivals = file === undefined ? undefined : await readArrivals(resolve(file));
    const seeds = wholeOption(call, 'seeds', { least: 1, most: 10_000, otherwise: arrivals ? 1 : 60 });
    const trial = { ...options, load: percent / 100, ...(arrivals === undefined ? {} : { arrivals }) };
    const result = simulateTrial(trial);
    const over = simulateMany({ ...trial, seeds });
    if (call.isJson) {
      await call.output.line(JSON.stringify({ ...options, load: percent, seeds, ...result, over }));
      return 0;
    }
    for (const line of told(result)) await call.output.line(line);
    if (seeds > 1) for (const line of toldOver(over, options.seed, seeds)) await call.output.line(line);
    return 0;
  },
};

const asPercent = (share: number) => Number((share * 100).toFixed(1));
const asIs = (value: number) => Number(value.toFixed(2));

const ROWS: readonly (readonly [string, keyof TrialFigures, (value: number) => number, string])[] = [
  ['weekly deviation of tickets per technician', 'weeklyDeviation', asIs, ''],
  ['solved within the first promise', 'withinFirstPromise', asPercent, ' %'],
  ['mean resolution, from assignment', 'meanResolutionHours', asIs, ' h'],
  ['mean resolution, from creation', 'meanTotalHours', asIs, ' h'],
  ['longest, from creation', 'longestHours', asIs, ' h'],
];
const NAMES = Math.max(...ROWS.map(([name]) => name.length));

function told({ tickets, before, after }: TrialResult): string[] {
  const cell = (value: number, unit: string) => `${value}${unit}`.padStart(12);
  return [
    `${tickets} requests; hours are working hours`,
    `${''.padEnd(NAMES)}${'before'.padStart(12)}${'after'.padStart(12)}`,
    ...ROWS.map(
      ([name, figure, shown, unit]) =>
        `${name.padEnd(NAMES)}${cell(shown(before[figure]), unit)}${cell(shown(after[figure]), unit)}`,
    ),
  ];
}

function toldOver(over: ReturnType<typeof simulateMany>, seed: number, seeds: number): string[] {
  const cell = ({ mean, p10, p90 }: Spread, shown: (value: number) => number, unit: string) =>
    `${shown(mean)}${unit} (${shown(p10)} to ${shown(p90)})`.padStart(28);
  return [
    '',
    `seeds ${seed} to ${seed + seeds - 1}: mean (10th to 90th percentile)`,
    `${''.padEnd(NAMES)}${'before'.padStart(28)}${'after'.padStart(28)}`,
    ...ROWS.map(
      ([name, figure, shown, unit]) =>
        `${name.padEnd(NAMES)}${cell(over.before[figure], shown, unit)}${cell(over.after[figure], shown, unit)}`,
    ),
  ];
}

async function readArrivals(path: string): Promise<Arrival[]> {
  await needFile(path);
  const arrivals: Arrival[] = [];
  try {
    const table = await readTable((await openTextFile(path)).read());
    if (!table.has('at')) throw new CsvFault(1, 'at', 'The column “at” is missing.');
    for await (const row of table.rows) arrivals.push(arrivalOf(row));
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    const column = error.column === null ? '' : `, column ${error.column}`;
    throw new CommandFailure(`${path}, line ${error.line}${column}: ${error.message}`);
  }
  if (arrivals.length === 0) throw new CommandFailure(`${path} holds no arrival.`);
  return arrivals;
}

function arrivalOf(row: TableRow): Arrival {
  const refuse = (column: string, message: string) => new CsvFault(row.lineOf(column), column, message);
  const parsed = parseDate(row.cell('at'), ['y-m-d', 'd/m/y'], ZONE);
  if ('problem' in parsed) throw refuse('at', parsed.problem);
  const priority = row.cell('priority').toLowerCase();
  if (priority !== '' && !isPriority(priority)) {
    throw refuse('priority', `“${priority}” is no priority; expected one of: ${PRIORITIES.join(', ')}.`);
  }
  const minutes = row.cell('minutes');
  if (minutes !== '' && !(Number(minutes) > 0 && Number(minutes) <= 100_000)) {
    throw refuse('minutes', `“${minutes}” is no number of minutes.`);
  }
  return {
    at: parsed.at,
    ...(isPriority(priority) ? { priority } : {}),
    ...(minutes === '' ? {} : { workMinutes: Number(minutes) }),
  };
}

function isPriority(text: string): text is Priority {
  return PRIORITIES.some((priority) => priority === text);
}
