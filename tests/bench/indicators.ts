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

interface Pages {
  /** By the clock on the wall: on a busy machine also what others took. */
  readonly took: readonly number[];
  /** Of this thread's own time: what held up a click. */
  readonly worked: readonly number[];
}

async function page(pages: { took: number[]; worked: number[] }): Promise<void> {
  const began = performance.now();
  const worked = process.threadCpuUsage();
  await lists.list({ queue: 'open', limit: 50 });
  const { user, system } = process.threadCpuUsage(worked);
  pages.took.push(performance.now() - began);
  pages.worked.push((user + system) / 1_000);
}

const told = ({ took, worked }: Pages) =>
  `median ${ms(percentile(took, 0.5))}, p95 ${ms(percentile(took, 0.95))}, longest ${ms(Math.max(...took))}, own time at most ${ms(Math.max(...worked))}`;

/** Pages of a queue, one after the other, until the call is over. */
async function meanwhile(call: Promise<unknown>): Promise<Pages> {
  let isOver = false;
  const over = call.finally(() => {
    isOver = true;
  });
  const pages = { took: [], worked: [] };
  while (!isOver) {
    await page(pages);
    await setImmediate();
  }
  await over;
  return pages;
}

const alone = { took: [], worked: [] };
for (let index = 0; index < 2_000; index += 1) await page(alone);
console.log(`queue page alone: ${told(alone)}`);
for (const [name, call] of calls) {
  now += 60_000;
  const began = performance.now();
  const pages = await meanwhile(call());
  const took = performance.now() - began;
  now += 60_000;
  const beganAlone = performance.now();
  const used = process.cpuUsage();
  await call();
  const tookAlone = performance.now() - beganAlone;
  const { user, system } = process.cpuUsage(used);
  console.log(
    `${name.padEnd(40)} alone ${ms(tookAlone)} (processor ${ms((user + system) / 1_000)}), beside pages ${ms(took)} · queue page: ${told(pages)}`,
  );
}
await serviceHost.close();
await department.remove();
