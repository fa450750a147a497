import { setTimeout as sleep } from 'node:timers/promises';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { openServiceHost } from '#main/rpc/serviceHost.ts';
import { newToken, tokenHash } from '#main/sessions/token.ts';
import { percentile } from '#shared/indicators/statistics.ts';
import { DAY } from '#shared/kernel/time.ts';
import { reportSpec } from '#shared/reports/spec.ts';
import type { contract } from '#shared/rpc/contract.ts';

interface Place {
  readonly dataDir: string;
  readonly profileDir: string;
  readonly managerId: number;
  /** UTC ms: the present of that department. */
  readonly now: number;
}

/** How often somebody clicks, and how often the thread is asked whether it is there. */
const CLICK_MS = 50;
const BEAT_MS = 5;

/**
 * What a click waits for while long reports are made beside it: list and ticket of the product's own host, with its
 * clock, and the longest time for which its thread answered nobody.
 */
export async function clicksBesideReports({ dataDir, profileDir, managerId, now }: Place): Promise<void> {
  const service = await openServiceHost({ dataDir, profileDir, clock: () => now, runsJobs: false });
  const token = newToken();
  await service.host.db.write(async (tx) => {
    const session = { personId: managerId, createdAt: now, lastSeenAt: now, expiresAt: now + DAY };
    await tx
      .insertInto('sessions')
      .values({ ...session, tokenHash: tokenHash(token), origin: 'rest', device: 'bench' })
      .execute();
  });
  const connection = { origin: 'rest', device: 'bench', address: 'bench', token } as const;
  const client: ContractRouterClient<typeof contract> = createRouterClient(service.router, {
    context: { connection: { ...connection } },
  });
  const period = { from: '2025-10-01', to: '2026-09-30' };
  const spec = reportSpec.parse({
    v: 1,
    title: 'Bench',
    kind: 'summary',
    dataset: 'tickets',
    rows: [{ by: 'service' }],
    columns: { by: 'week' },
    measures: ['received', 'resolution.median', 'onTime.share'],
  });
  const first = (await client.tickets.list({ queue: 'open', limit: 50 })).items[0];
  await client.tickets.get({ id: String(first?.id ?? 1) });
  const measure = async (what: string, work: () => Promise<unknown>) => {
    const clicks: number[] = [];
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last - BEAT_MS);
      last = performance.now();
    }, BEAT_MS);
    let isDone = false;
    const from = performance.now();
    const working = work().finally(() => {
      isDone = true;
    });
    do {
      const begin = performance.now();
      await client.tickets.list({ queue: 'open', limit: 50 });
      await client.tickets.get({ id: String(first?.id ?? 1) });
      clicks.push(performance.now() - begin);
      await sleep(CLICK_MS);
    } while (!isDone);
    await working;
    clearInterval(beat);
    const seconds = ((performance.now() - from) / 1_000).toFixed(1).padStart(5);
    const p95 = (percentile(clicks, 0.95) ?? 0).toFixed(1).padStart(5);
    console.log(
      `${what.padEnd(34)} ${seconds} s, click p95 ${p95} ms, thread held ${longest.toFixed(0).padStart(3)} ms at most`,
    );
  };
  await measure('nothing', () => sleep(3_000));
  const builtIn = (name: 'groupPerformance' | 'slaCompliance' | 'byRequester') => ({
    source: { kind: 'builtIn' as const, name },
    period,
  });
  await measure('year of the group', () => client.reports.preview(builtIn('groupPerformance')));
  await measure('year of promises kept', () => client.reports.preview(builtIn('slaCompliance')));
  await measure('year by requester, as PDF', () =>
    client.reports.print({ ...builtIn('byRequester'), format: 'pdf' }),
  );
  await measure('year made to measure, as Excel', () =>
    client.reports.print({ source: { kind: 'spec', spec }, period, format: 'xlsx' }),
  );
  await service.close();
}
