import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { importTickets } from '#main/imports/tickets/importTickets.ts';
import { servicenowMap } from '#main/imports/tickets/servicenowMap.ts';
import { type Outcomes, perform, type Task } from '#main/indicators/task.ts';
import { PRIORITIES } from '#shared/sla/priority.ts';
import { aPolicy, aStoredCalendar } from '../../builders/catalogue.ts';
import { openTestDatabase, TEST_NOW, type TestDatabase } from '../../builders/database.ts';

/** Real incidents, beside the checkout where they are to be had; see the README of the data. */
const DATA = fileURLToPath(
  new URL('../../../../shared/data/incidents-servicenow-4000.csv.gz', import.meta.url),
);
const MINUTE = 60_000;
const PROMISED = 1_440;
const MARCH = { from: '2016-03-01', to: '2016-03-31' };
const FROM = Date.UTC(2016, 2, 1);
const TO = Date.UTC(2016, 3, 1);

/** A ticket as its rows tell it, found out here without a line of the product. Milliseconds, UTC. */
interface Incident {
  readonly openedAt: number;
  readonly channel: string;
  readonly respondedAt: number | null;
  readonly resolvedAt: number | null;
  readonly closedAt: number | null;
  readonly wasReopened: boolean;
  /** Who had it when it was solved; where nobody did, whoever got it later. */
  readonly solver: string | null;
  /** From the first assignment to the last resolution, less what it waited and stood solved, in seconds; null without. */
  readonly resolution: number | null;
  readonly closure: number | null;
  readonly assignments: readonly { readonly at: number; readonly to: string }[];
}

function instant(text: string): number {
  const [date = '', time = ''] = text.split(' ');
  const [day, month, year] = date.split('/').map(Number);
  const [hour, minute] = time.split(':').map(Number);
  return Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute);
}

function incidents(): Incident[] {
  const [head = '', ...lines] = gunzipSync(readFileSync(DATA)).toString('utf8').trim().split(/\r?\n/);
  const columns = head.split(',');
  const byNumber = new Map<string, Record<string, string>[]>();
  for (const line of lines) {
    const cells = line.split(',');
    const row = Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? '']));
    byNumber.set(row.number ?? '', [...(byNumber.get(row.number ?? '') ?? []), row]);
  }
  return [...byNumber.values()].map(told);
}

function told(rows: readonly Record<string, string>[]): Incident {
  const openedAt = instant(rows[0]?.opened_at ?? '');
  const seen = rows
    .map((row) => ({ row, at: Math.max(instant(row.sys_updated_at ?? ''), openedAt) }))
    .sort((a, b) => a.at - b.at);
  const isEnded = (state: string) => state === 'Resolved' || state === 'Closed';
  let state = 'New';
  let technician: string | null = null;
  let respondedAt: number | null = null;
  let resolvedAt: number | null = null;
  let closedAt: number | null = null;
  let solver: string | null = null;
  let wasReopened = false;
  let stoodSince: number | null = null;
  const stood: [number, number][] = [];
  const assignments: { at: number; to: string }[] = [];
  for (const { row, at } of seen) {
    const before = state;
    // "New" after something else is a late copy of the first row.
    if (row.incident_state !== 'New') state = row.incident_state ?? '';
    const given = row.assigned_to === '?' ? null : (row.assigned_to ?? null);
    if (given !== null && given !== technician) assignments.push({ at, to: given });
    if (state !== 'New') respondedAt ??= at;
    const stands = isEnded(state) || (state.startsWith('Awaiting') && given !== null);
    if (stands) stoodSince ??= at;
    else if (stoodSince !== null) {
      stood.push([stoodSince, at]);
      stoodSince = null;
    }
    if (isEnded(state) && !isEnded(before)) {
      // What stood as waiting ends here as well: solved is solved.
      resolvedAt = at;
      solver = given ?? technician;
    }
    if (state === 'Closed' && before !== 'Closed') closedAt = at;
    if (!isEnded(state) && isEnded(before)) {
      wasReopened = true;
      resolvedAt = null;
      closedAt = null;
    }
    if (Number(row.reopen_count) > 0) wasReopened = true;
    technician = given;
  }
  if (stoodSince !== null) stood.push([stoodSince, Number.POSITIVE_INFINITY]);
  const first = assignments[0]?.at ?? null;
  const until = resolvedAt;
  const standing =
    first === null || until === null
      ? 0
      : stood.reduce((sum, [a, b]) => sum + Math.max(0, Math.min(b, until) - Math.max(a, first)), 0);
  return {
    openedAt,
    channel: seen.at(-1)?.row.contact_type ?? '',
    respondedAt,
    resolvedAt,
    closedAt,
    wasReopened,
    solver: solver ?? technician,
    resolution: first === null || until === null || first > until ? null : (until - first - standing) / 1_000,
    closure: first === null || closedAt === null || first > closedAt ? null : (closedAt - first) / 1_000,
    assignments,
  };
}

const isIn = (at: number | null): at is number => at !== null && at >= FROM && at < TO;

/** Mean, median and 90th percentile, computed once more. */
function summary(values: readonly number[]) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const median =
    half % 1 === 0 ? ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2 : sorted[Math.floor(half)];
  return {
    count: sorted.length,
    mean: expect.closeTo(sorted.reduce((sum, value) => sum + value, 0) / sorted.length, 6),
    median,
    p90: sorted[Math.ceil(sorted.length * 0.9) - 1],
  };
}

describe.skipIf(!existsSync(DATA))('the figures of four thousand real incidents', () => {
  let t: TestDatabase;
  let all: Incident[];
  beforeAll(async () => {
    all = incidents();
    t = await openTestDatabase();
    await t.db.write(async (tx) => {
      const institution = { key: 'institution', value: JSON.stringify({ timeZone: 'UTC' }) };
      await tx.insertInto('settings').values(institution).execute();
    });
    // Open day and night, so that working time is time.
    await aStoredCalendar(t, { isDefault: true, timeZone: 'UTC' });
    for (const priority of PRIORITIES) {
      await aPolicy(t, { priority, resolutionMinutes: PROMISED, firstResponseMinutes: 120 });
    }
    const report = await importTickets(
      { read: t.db.read, auditor: t.auditor, clock: () => TEST_NOW },
      { path: DATA, map: servicenowMap, until: null, dryRun: false, keepGood: false },
    );
    expect(report.imported).toBe(all.length);
    return () => t.close();
  }, 300_000);

  async function answer<K extends Task['kind']>(task: Extract<Task, { kind: K }>) {
    return (await perform(t.db.read, task, TEST_NOW)).value as Outcomes[K];
  }

  it('of March are what the file says', async () => {
    const { figures, series, groups, arrivals } = await answer({
      kind: 'panel',
      input: { ...MARCH, by: 'day' },
    });
    const received = all.filter(({ openedAt }) => isIn(openedAt));
    const resolved = all.filter(({ resolvedAt }) => isIn(resolvedAt));
    const closed = all.filter(({ closedAt }) => isIn(closedAt));
    expect(received.length).toBeGreaterThan(1_000);
    expect(figures).toMatchObject({
      received: received.length,
      resolved: resolved.length,
      closed: closed.length,
      cancelled: 0,
      backlog: { count: 0 },
    });
    const measured = (values: readonly (number | null)[]) =>
      summary(values.filter((value) => value !== null));
    expect(figures.resolution).toEqual(measured(resolved.map(({ resolution }) => resolution)));
    expect(figures.closure).toEqual(measured(closed.map(({ closure }) => closure)));
    const responded = all.filter(({ respondedAt }) => isIn(respondedAt));
    expect(figures.response).toEqual(
      measured(responded.map(({ respondedAt, openedAt }) => ((respondedAt ?? 0) - openedAt) / 1_000)),
    );
    const reopened = resolved.filter(({ wasReopened }) => wasReopened);
    expect(reopened.length).toBeGreaterThan(10);
    expect(figures.reopenRate).toMatchObject({ met: reopened.length, of: resolved.length });

    const promised = all.filter(({ openedAt }) => isIn(openedAt + PROMISED * MINUTE));
    const kept = promised.filter(
      ({ openedAt, resolvedAt }) => resolvedAt !== null && resolvedAt <= openedAt + PROMISED * MINUTE,
    );
    expect(kept.length).toBeGreaterThan(100);
    expect(figures.withinFirstPromise).toMatchObject({ met: kept.length, of: promised.length });
    const answered = all.filter(({ openedAt }) => isIn(openedAt + 120 * MINUTE));
    const inTime = answered.filter(
      ({ openedAt, respondedAt }) => respondedAt !== null && respondedAt <= openedAt + 120 * MINUTE,
    );
    expect(figures.responseOnTime).toMatchObject({ met: inTime.length, of: answered.length });

    for (const { from, received: ofDay } of series) {
      const day = received.filter(({ openedAt }) => new Date(openedAt).toISOString().startsWith(from));
      expect(ofDay, from).toBe(day.length);
    }
    const phoned = received.filter(({ channel }) => channel === 'Phone' || channel === 'IVR');
    expect(groups.channel.rows.find(({ key }) => key === 'phone')?.received).toBe(phoned.length);
    for (const { weekday, hour, count } of arrivals) {
      const then = received.filter(({ openedAt }) => {
        const at = new Date(openedAt);
        return at.getUTCHours() === hour && (at.getUTCDay() || 7) === weekday;
      });
      expect(count).toBe(then.length);
    }
  });

  it('of a week’s balance are what the file says', async () => {
    const week = { from: '2016-03-07', to: '2016-03-13' };
    const [balance] = await answer({ kind: 'balance', dates: week, filter: {} });
    const received = new Map<string, Set<number>>();
    for (const [index, { assignments }] of all.entries()) {
      for (const { at, to } of assignments) {
        if (at < Date.UTC(2016, 2, 7) || at >= Date.UTC(2016, 2, 14)) continue;
        received.set(to, (received.get(to) ?? new Set()).add(index));
      }
    }
    expect(received.size).toBeGreaterThan(50);
    const told = new Map(
      balance?.technicians
        .filter((each) => each.received > 0)
        .map((each) => [each.technician.name, each.received]),
    );
    expect(told).toEqual(new Map([...received].map(([name, tickets]) => [name, tickets.size])));
    expect(balance?.tickets).toBe(new Set([...received.values()].flatMap((tickets) => [...tickets])).size);
    // Those who were added by the import, years later, count where they received something.
    const counts = [...received.values()].map((tickets) => tickets.size);
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    const squares = counts.reduce((sum, count) => sum + count * count, 0);
    expect(balance?.balance).toMatchObject({
      people: counts.length,
      range: Math.max(...counts) - Math.min(...counts),
      deviation: expect.closeTo(Math.sqrt(squares / counts.length - mean * mean), 6),
      jain: expect.closeTo((mean * mean * counts.length) / squares, 9),
    });
  });

  it('of each technician are what the file says', async () => {
    const { workers } = await answer({ kind: 'workers', dates: MARCH, filter: {} });
    const solved = new Map<string, number>();
    for (const { resolvedAt, solver } of all) {
      if (isIn(resolvedAt) && solver !== null) solved.set(solver, (solved.get(solver) ?? 0) + 1);
    }
    const told = workers.filter(({ figures }) => figures.solved > 0);
    expect(told.length).toBeGreaterThan(50);
    expect(new Map(told.map(({ worker, figures }) => [worker.name, figures.solved]))).toEqual(solved);
  });
});
