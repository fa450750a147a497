import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createRouterClient } from '@orpc/server';
import { openServiceHost } from '#main/rpc/serviceHost.ts';
import type { Client } from '../builders/host.ts';
import { aLargeDepartment } from './largeDepartment.ts';
import { multiply } from './multiplied.ts';

// `npm run bench -- --indicators`: how long the figures of a month and of a year take at 1,000,000 tickets
// (`--tickets`), and how long a page of a queue takes in the meantime, through dispatch, as a window calls them.

const { values: options } = parseArgs({
  options: {
    indicators: { type: 'boolean' },
    tickets: { type: 'string', default: '1000000' },
  },
});
const TIMES = 10;
const NOW = Date.parse('2026-10-05T16:00:00Z');
const tickets = Math.ceil(Number(options.tickets) / TIMES);
const note = (text: string) => process.stderr.write(`${text}\n`);

note(`Writing ${tickets * TIMES} tickets …`);
const department = await aLargeDepartment({ tickets, requesters: 2_000, now: NOW });
multiply(department, TIMES);

// Minutes later for each call, so that nothing is remembered.
let now = NOW;
const serviceHost = await openServiceHost({
  dataDir: department.dataDir,
  profileDir: department.profileDir,
  clock: () => now,
  runsJobs: false,
});
const client = (personId: number) => {
  const token = department.tokens.get(personId) ?? null;
  const connection = { origin: 'rest' as const, device: 'bench', address: 'bench', token };
  return createRouterClient(serviceHost.router, { context: { connection } }) as Client;
};
const { indicators, tickets: lists } = client(department.managerId);
const [technicianId = 0] = department.technicianIds;

const MONTH = { from: '2026-09-01', to: '2026-09-30' };
const YEAR = { from: '2025-10-01', to: '2026-09-30' };
const late = { indicator: 'onTime', part: 'late' } as const;

const calls: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['a first call, with the thread’s start', () => indicators.figures(MONTH)],
  ['panel of a month', () => indicators.panel({ ...MONTH, by: 'day' })],
  ['panel of a year', () => indicators.panel({ ...YEAR, by: 'week' })],
  [
    'panel of a year, one service',
    () => indicators.panel({ ...YEAR, by: 'week', serviceId: department.serviceIds[0] }),
  ],
  ['workers of a month', () => indicators.workers(MONTH)],
  ['workers of a year', () => indicators.workers(YEAR)],
  ['one worker, twelve weeks', () => indicators.worker({ ...MONTH, technicianId })],
  ['balance of a month', () => indicators.balance(MONTH)],
  ['balance of a year', () => indicators.balance(YEAR)],
  ['list: late of a month', () => indicators.tickets({ ...MONTH, ...late })],
  ['list: late of a year', () => indicators.tickets({ ...YEAR, ...late })],
  ['list: late of a year, a technician’s', () => indicators.tickets({ ...YEAR, ...late, technicianId })],
];

const percentile = (times: readonly number[], share: number) =>
  [...times].sort((a, b) => a - b)[Math.max(0, Math.ceil(times.length * share) - 1)] ?? Number.NaN;
const ms = (value: number) => `${value.toFixed(1)} ms`.padStart(12);

/** Pages of a queue, one after the other, until the call is over. */
async function meanwhile(call: Promise<unknown>): Promise<readonly number[]> {
  let isOver = false;
  const over = call.finally(() => {
    isOver = true;
  });
  const took: number[] = [];
  while (!isOver) {
    const began = performance.now();
    await lists.list({ queue: 'open', limit: 50 });
    took.push(performance.now() - began);
    await setImmediate();
  }
  await over;
  return took;
}

const alone: number[] = [];
for (let index = 0; index < 300; index += 1) {
  const began = performance.now();
  await lists.list({ queue: 'open', limit: 50 });
  alone.push(performance.now() - began);
}
console.log(`queue page alone: median ${ms(percentile(alone, 0.5))}, p95 ${ms(percentile(alone, 0.95))}`);
for (const [name, call] of calls) {
  now += 60_000;
  const began = performance.now();
  const pages = await meanwhile(call());
  const took = performance.now() - began;
  now += 60_000;
  const beganAlone = performance.now();
  await call();
  const tookAlone = performance.now() - beganAlone;
  console.log(
    `${name.padEnd(40)} alone ${ms(tookAlone)}, beside pages ${ms(took)} · queue page meanwhile: median ${ms(percentile(pages, 0.5))}, p95 ${ms(percentile(pages, 0.95))}, longest ${ms(Math.max(...pages))}`,
  );
}
await serviceHost.close();
await department.remove();
