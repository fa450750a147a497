import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import SqliteDatabase from 'better-sqlite3';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { percentile } from '#shared/indicators/statistics.ts';
import { seededRandom } from '../builders/seededRandom.ts';
import { ended, startSoporte } from '../builders/soporte.ts';
import { type Caller, callerOf } from '../load/crowd.ts';
import { type Listener, listen, missed } from '../load/listener.ts';
import { aPlace } from '../load/place.ts';

/**
 * Ten minutes with 200 people at once (`--minutes`, `--clients`): each has a window open that hears what changes, and
 * does what people do, with pauses. At the end: no event lost, memory of the server steady after its first minute,
 * 95 of 100 commands within 100 ms, and a clean trail. It goes to this machine alone.
 */
const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, clients: { type: 'string', default: '200' } },
});
const SECONDS = Number(values.minutes) * 60;
const CLIENTS = Number(values.clients);
const TECHNICIANS = Math.max(2, Math.round(CLIENTS / 8));
/** Mean pause of a person between two acts, in seconds. */
const PAUSE = 8;
const MOST_GROWTH = 0.1;
const MOST_P95 = 100;
/** Memory counts from then on, a tenth of the whole in a short trial. */
const WARM_SECONDS = Math.min(60, SECONDS / 4);

const commands: number[] = [];
const reads: number[] = [];
const faults: string[] = [];
const HONEST = new Set(['conflict', 'illegalTransition', 'ruleBroken', 'overLimit', 'forbidden']);

async function timed<T>(into: number[], work: () => Promise<T>): Promise<T> {
  const from = performance.now();
  try {
    return await work();
  } finally {
    into.push(performance.now() - from);
  }
}

async function command(me: Caller, path: string, body: object): Promise<void> {
  const { status, body: answer } = await timed(commands, () =>
    me.send('POST', path, { commandId: crypto.randomUUID(), ...body }),
  );
  if (status >= 300 && !HONEST.has(String(answer.code))) faults.push(`${path}: ${status} ${answer.code}`);
}

type Random = ReturnType<typeof seededRandom>;

/** Looks at their tickets, now and then opens one, reports a trouble or answers. */
async function requester(me: Caller, random: Random, number: number): Promise<void> {
  const { body } = await timed(reads, () => me.send('GET', '/tickets?queue=mine&limit=20'));
  const items = body.items ?? [];
  if (items.length === 0 || random.chance(15)) {
    const title = `Falla ${number} de ${me.personId}`;
    await command(me, '/tickets', { title, description: 'No funciona desde ayer.' });
  } else {
    const { id } = random.pick(items);
    await timed(reads, () => me.send('GET', `/tickets/${id}`));
    if (random.chance(20)) await command(me, `/tickets/${id}/replies`, { body: 'Sigue igual, gracias.' });
  }
}

/** Takes what lies in their queue a step further. */
async function technician(me: Caller, random: Random): Promise<void> {
  const { body } = await timed(reads, () => me.send('GET', '/tickets?queue=mine&limit=20'));
  const items = body.items ?? [];
  if (items.length === 0) return;
  const { id, version, status } = random.pick(items);
  await timed(reads, () => me.send('GET', `/tickets/${id}`));
  if (status === 'assigned') await command(me, `/tickets/${id}/start`, { version });
  else if (status === 'waiting') await command(me, `/tickets/${id}/resume`, { version });
  else await command(me, `/tickets/${id}/resolve`, { version, solution: 'Quedó listo.', minutes: 5 });
}

function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1_024;
}

const place = await aPlace({ technicians: TECHNICIANS, requesters: CLIENTS - TECHNICIANS - 1 });
const { dataDir, profileDir, people, tokens } = place;
const server = startSoporte(['serve', '--port', '0', '--json', '--data', dataDir, '--profile', profileDir]);
const serverEnd = ended(server);
const { promise: firstLine, resolve } = Promise.withResolvers<string>();
if (server.stdout !== null) createInterface({ input: server.stdout }).once('line', resolve);
const { url } = JSON.parse(await firstLine) as { url: string };
// Hangs up before the server would: a request into a line that is just being closed is lost.
const agent = new Agent({ keepAlive: true, timeout: 30_000 });

const listeners: Listener[] = [];
for (const token of tokens) listeners.push(await listen(url, token));
console.info(`${CLIENTS} windows open, ${SECONDS} s to go`);

const begin = performance.now();
const until = begin + SECONDS * 1_000;
const memory: { readonly second: number; readonly megabytes: number }[] = [];
const watching = setInterval(() => {
  const second = Math.round((performance.now() - begin) / 1_000);
  memory.push({ second, megabytes: residentMegabytes(server.pid ?? 0) });
}, 5_000);

await Promise.all(
  people.map(async ({ id, roles }, index) => {
    const me = callerOf(url, agent, id, tokens[index] ?? '');
    const random = seededRandom(index + 1);
    for (let number = 0; performance.now() < until; number += 1) {
      await sleep(Math.min(PAUSE * 2_000 * random.next(), Math.max(0, until - performance.now())));
      if (performance.now() >= until) break;
      if (roles.includes('manager'))
        await timed(reads, () => me.send('GET', '/tickets?queue=open&limit=100'));
      else if (roles.includes('technician')) await technician(me, random);
      else await requester(me, random, number);
    }
  }),
);
clearInterval(watching);
// What is still on its way arrives.
await sleep(2_000);

const db = new SqliteDatabase(join(dataDir, 'database.sqlite'), { readonly: true });
const changes = db
  .prepare(`SELECT r.seq, r.entityId AS ticketId FROM eventRows r WHERE r.entity = 'ticket' ORDER BY r.seq`)
  .all() as { seq: number; ticketId: number }[];
const last = db.prepare('SELECT max(seq) FROM events').pluck().get() as number;
db.close();
const staff = listeners.filter((_, index) => people[index]?.roles.some((role) => role !== 'requester'));
const lost = staff.reduce((sum, listener) => sum + missed(listener, changes).length, 0);
const behind = listeners.filter(({ heard, joinedAt }) => (heard.at(-1)?.seq ?? joinedAt) < last).length;

for (const listener of listeners) listener.close();
agent.destroy();
server.kill('SIGTERM');
const { status, errors } = await serverEnd;
const report = await verifyDataFolder(dataDir, { profileDir });

const settled = memory.filter(({ second }) => second >= WARM_SECONDS);
const first = settled[0]?.megabytes ?? 0;
// The mean of the last tenth: one reading may fall into a collection.
const tail = settled.slice(-Math.max(1, Math.ceil(settled.length / 10)));
const final = tail.reduce((sum, { megabytes }) => sum + megabytes, 0) / Math.max(1, tail.length);
const growth = final / first - 1;
const p95 = percentile(commands, 0.95) ?? 0;
console.info(
  `${commands.length} commands, p95 ${p95.toFixed(1)} ms; ${reads.length} reads, p95 ${(percentile(reads, 0.95) ?? 0).toFixed(1)} ms`,
);
console.info(
  `memory after the first minute ${first.toFixed(0)} MB, at the end ${final.toFixed(0)} MB (${(growth * 100).toFixed(1)} %)`,
);
console.info(
  `${changes.length} changes of tickets, ${lost} of them lost on ${staff.length} windows that see all; ${behind} windows behind`,
);

const problems = [
  ...(faults.length > 0 ? [`${faults.length} commands failed: ${faults[0]}`] : []),
  ...(commands.length < CLIENTS / 2 ? ['hardly anything was done'] : []),
  ...(lost > 0 || behind > 0 ? ['events were lost'] : []),
  ...(growth > MOST_GROWTH ? [`memory grew by ${(growth * 100).toFixed(1)} %`] : []),
  ...(p95 > MOST_P95 ? [`95 of 100 commands took ${p95.toFixed(0)} ms`] : []),
  ...(status === 0 && errors === '' ? [] : [`the server ended with ${status}: ${errors}`]),
  ...report.problems.map(({ message }) => message),
];
for (const problem of problems) console.error(`BAD: ${problem}`);
process.exitCode = problems.length === 0 ? 0 : 1;
