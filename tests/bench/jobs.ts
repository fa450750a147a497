import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRouterClient } from '@orpc/server';
import { changesOf } from '#main/alerts/rounds.ts';
import { rules } from '#main/alerts/rules.ts';
import { type Job, runSlice } from '#main/jobs/schedule.ts';
import { sendDue } from '#main/mail/sending.ts';
import { nobody } from '#main/rpc/context.ts';
import type { Host } from '#main/rpc/host.ts';
import { jobsOfAll, openServiceHost, type ServiceHost } from '#main/rpc/serviceHost.ts';
import { flushSeen } from '#main/sessions/service.ts';
import { DAY } from '#shared/kernel/time.ts';
import type { Client } from '../builders/host.ts';
import type { Ids } from './everyCall.ts';
import { aLargeDepartment, type LargeDepartment } from './largeDepartment.ts';
import { liveIn } from './livedIn.ts';
import { looksOf } from './looks.ts';
import { type Held, held } from './stretches.ts';

// `npm run bench -- --jobs`: for how long each job of the clock, each look of the alerts and each heavier screen holds
// the thread of the service host at 1,000,000 tickets (`--tickets`). It fails where one does for more than 50 ms: so
// long may a click be held up. `--kept <folder>` writes the department once and works on copies of it from then on;
// `--only <words>` measures what has one of these words (`a|b`) in its name.

const { values: options } = parseArgs({
  options: {
    jobs: { type: 'boolean' },
    tickets: { type: 'string', default: '1000000' },
    kept: { type: 'string' },
    only: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
  },
});
const MOST_MS = 50;
const NOW = Date.parse('2026-10-05T16:00:00Z');
/** Slices of one job: many more than a tick has, fewer than a mountain of old rows asks for. */
const SLICES = 1_200;

const note = (text: string) => process.stderr.write(`${text}\n`);

type Department = Ids & Pick<LargeDepartment, 'folder' | 'tokens' | 'now'>;

async function written(): Promise<Department> {
  note(`Writing ${options.tickets} tickets …`);
  const department = await aLargeDepartment({
    tickets: Number(options.tickets),
    requesters: 2_000,
    now: NOW,
  });
  liveIn(department);
  return department;
}

/** A department of one's own: a new one, or a copy of the one that is kept. */
async function department(): Promise<Department> {
  const { kept } = options;
  if (kept === undefined) return written();
  const description = join(kept, 'department.json');
  if (!(await stat(description).catch(() => null))) {
    const { folder, tokens, ...rest } = await written();
    await cp(folder, kept, { recursive: true });
    await rm(folder, { recursive: true });
    await writeFile(description, JSON.stringify({ ...rest, tokens: [...tokens] }));
  }
  const known = JSON.parse(await readFile(description, 'utf8')) as Department & {
    tokens: [number, string][];
  };
  const folder = await mkdtemp(join(tmpdir(), 'soporte-bench-'));
  await cp(kept, folder, { recursive: true });
  return { ...known, folder, tokens: new Map(known.tokens) };
}

interface Line extends Held {
  readonly name: string;
  readonly times: number;
}

const lines: Line[] = [];
const isWanted = (name: string) => options.only.split('|').some((word) => name.includes(word));

/** Measures the worst of several times. */
function gather(name: string) {
  let line: Line = { name, times: 0, cpuMs: 0, wallMs: 0, long: 0 };
  return {
    async measure<T>(work: () => Promise<T>): Promise<T> {
      const { value, cpuMs, wallMs, long } = await held(work);
      line = {
        name,
        times: line.times + 1,
        cpuMs: Math.max(line.cpuMs, cpuMs),
        wallMs: Math.max(line.wallMs, wallMs),
        long: line.long + long,
      };
      return value;
    },
    end() {
      lines.push(line);
      const figures = `${line.cpuMs.toFixed(1).padStart(8)} ms (clock ${line.wallMs.toFixed(0).padStart(5)})`;
      const many = line.long > 0 ? `, ${line.long} longer than 25 ms` : '';
      note(
        `${line.cpuMs > MOST_MS ? '✗' : ' '} ${name.padEnd(48)} ${String(line.times).padStart(5)} ×  ${figures}${many}`,
      );
    },
  };
}

async function aJob(host: Host, job: Job, most = SLICES): Promise<void> {
  const name = `job ${job.name}`;
  if (!isWanted(name)) return;
  const asked = gather(`${name}: is it due`);
  const done = gather(`${name}: a slice`);
  for (let slice = 0; slice < most; slice += 1) {
    if (!(await asked.measure(() => job.isDue(host.db.read, host.clock())))) break;
    if (!(await done.measure(() => runSlice(host, job, async () => true)))) break;
  }
  asked.end();
  done.end();
}

async function allJobs({ host }: ServiceHost): Promise<void> {
  // Predictions first: alerts look at what they left. The copy last: it takes minutes.
  const first = ['delays'];
  const last = ['alertsLook', 'backup'];
  const rank = ({ name }: Job) => (first.includes(name) ? 0 : last.includes(name) ? 2 : 1);
  const jobs = jobsOfAll.toSorted((a, b) => rank(a) - rank(b));
  for (const job of jobs.filter((each) => rank(each) < 2)) await aJob(host, job);
  for (const rule of rules) {
    const name = `look of alerts: ${rule.kind}`;
    if (!isWanted(name)) continue;
    const look = gather(name);
    const connection = { origin: 'job', device: '', address: 'job', token: null } as const;
    const ctx = { host, actor: nobody, connection, now: host.clock(), db: host.db.read };
    for (let round = 0; round < 3; round += 1) await look.measure(() => changesOf(ctx, rule));
    look.end();
  }
  for (const job of jobs.filter((each) => rank(each) === 2)) await aJob(host, job, 100);
  for (const [name, work] of [
    ['round of mail', async () => void (await sendDue(host))],
    ['round of last uses', () => flushSeen(host)],
  ] as const) {
    if (!isWanted(name)) continue;
    const round = gather(name);
    await round.measure(work);
    round.end();
  }
}

function clientOf({ router }: ServiceHost, ids: Department, personId: number): Client {
  const token = ids.tokens.get(personId) ?? null;
  const connection = { origin: 'rest' as const, device: 'bench', address: 'bench', token };
  return createRouterClient(router, { context: { connection } }) as Client;
}

async function allLooks(service: ServiceHost, ids: Department): Promise<void> {
  const client = clientOf(service, ids, ids.managerId);
  const requester = clientOf(service, ids, ids.requesterIds[5] ?? 0);
  const { read } = service.host.db;
  const asset = await read.selectFrom('ticketAssets').select('assetId').limit(1).executeTakeFirst();
  for (const [name, ask] of looksOf(ids, asset?.assetId ?? 0)) {
    if (!isWanted(name)) continue;
    const look = gather(name);
    // The first reads pages that nobody had read; the second is what it is from then on.
    for (let round = 0; round < 2; round += 1) await look.measure(() => ask(client, requester));
    look.end();
  }
}

/** How long somebody waits for the panel of a month while somebody else's goals of the year are read. */
async function panelBesideGoals(service: ServiceHost, ids: Department): Promise<void> {
  if (!isWanted('panel beside goals')) return;
  const client = clientOf(service, ids, ids.managerId);
  const began = performance.now();
  const seconds = () => ((performance.now() - began) / 1_000).toFixed(1);
  const progress = client.goals.progress({}).then(seconds);
  await client.indicators.panel({ from: '2026-08-01', to: '2026-08-31', by: 'day' });
  note(`  panel beside goals: after ${seconds()} s, the goals after ${await progress} s`);
}

const place = await department();
const { folder } = place;
let passed = 0;
const service = await openServiceHost({
  dataDir: join(folder, 'data'),
  profileDir: join(folder, 'profile'),
  clock: () => NOW + passed,
  runsJobs: false,
});
try {
  await panelBesideGoals(service, place);
  await allLooks(service, place);
  await allJobs(service);
  // Two months later the first years are over: what is to be erased of them. Nothing else is asked for any more.
  passed = 60 * DAY;
  for (const job of jobsOfAll.filter(
    ({ name }) => name.startsWith('retention.t') || name.startsWith('retention.a'),
  )) {
    await aJob(service.host, job, 100);
  }
} finally {
  await service.close();
  await rm(folder, { recursive: true, force: true });
}
const tooLong = lines.filter(({ cpuMs }) => cpuMs > MOST_MS);
if (options.json) process.stdout.write(`${JSON.stringify(lines, null, 2)}\n`);
const worst = lines.toSorted((a, b) => b.cpuMs - a.cpuMs).slice(0, 5);
console.log(`${lines.length} jobs and looks at ${options.tickets} tickets; the longest:`);
for (const { name, cpuMs } of worst) console.log(`${cpuMs.toFixed(1).padStart(8)} ms  ${name}`);
if (tooLong.length > 0) {
  console.error(`✗ ${tooLong.length} hold the thread for more than ${MOST_MS} ms`);
  process.exitCode = 1;
} else console.log(`✓ none holds the thread for more than ${MOST_MS} ms`);
