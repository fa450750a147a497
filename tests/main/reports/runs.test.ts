import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportQuestion } from '#main/reports/question.ts';
import { createReportThreads } from '#main/reports/reportThreads.ts';
import { threadsOf } from '#main/reports/threads.ts';
import { aStoredCalendar } from '../../builders/catalogue.ts';
import { openTestHost, type TestHost } from '../../builders/host.ts';
import { readPdf } from '../../builders/pdfText.ts';
import { aManager, type BuiltPerson } from '../../builders/people.ts';
import { OFFICE } from '../tickets/department.ts';
import { chief } from './made.ts';

let t: TestHost;
let manager: BuiltPerson;
beforeEach(async () => {
  t = await openTestHost();
  await aStoredCalendar(t.host, { isDefault: true, hours: OFFICE });
  manager = await aManager(t.host);
});
afterEach(() => t.close());

const REQUEST = { source: { kind: 'builtIn', name: 'byState' }, language: 'en' } as const;

async function ended(runId: string) {
  for (;;) {
    const run = await t.as(manager).reports.run({ runId });
    if (run.state !== 'running') return run;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('a run', () => {
  it('ends with a file that only whoever began it can fetch', async () => {
    const as = t.as(manager).reports;
    const { runId } = await as.begin({ ...REQUEST, format: 'pdf' });
    const run = await ended(runId);
    expect(run).toMatchObject({ state: 'done', refusal: null, file: { name: 'Tickets by state.pdf' } });
    const file = await as.file({ runId });
    expect(readPdf(await file.bytes()).text).toContain('Tickets by state');
    const other = t.as(await aManager(t.host)).reports;
    await expect(other.file({ runId })).rejects.toMatchObject({ code: 'notFound' });
    await expect(other.run({ runId })).rejects.toMatchObject({ code: 'notFound' });
    await expect(other.cancel({ runId })).rejects.toMatchObject({ code: 'notFound' });
  });

  it('that is stopped makes no file', async () => {
    const as = t.as(manager).reports;
    const { runId } = await as.begin({ ...REQUEST, format: 'pdf' });
    await as.cancel({ runId });
    expect((await ended(runId)).state).toBe('cancelled');
    await expect(as.file({ runId })).rejects.toMatchObject({ code: 'notFound' });
  });

  it('is refused before it begins', async () => {
    const source = { kind: 'builtIn', name: 'individualPerformance' } as const;
    await expect(t.as(manager).reports.begin({ source, format: 'pdf' })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('leaves a trace of what was taken', async () => {
    await t.as(manager).reports.print({ ...REQUEST, format: 'csv' });
    const events = await t.host.db.read
      .selectFrom('events')
      .select(['action', 'actorId'])
      .where('action', '=', 'report.made')
      .execute();
    expect(events).toEqual([{ action: 'report.made', actorId: manager.id }]);
  });
});

describe('the threads', () => {
  const question = (): ReportQuestion => ({
    kind: 'builtIn',
    question: {
      name: 'byState',
      subject: {},
      filter: {},
      dates: { from: '2026-01-01', to: '2026-01-31' },
      language: 'en',
      asOf: t.now(),
      limit: 10,
      viewer: chief,
    },
  });
  const job = () => ({ file: t.host.db.file, mode: t.host.db.mode, asked: question() });

  it('tell how far they have come, one report each', async () => {
    const told: number[] = [];
    const made = await threadsOf(t.host.db).make(job(), {
      onProgress: (done, total) => told.push(done / total),
    });
    expect(made.ok).toBe(true);
    expect(told[0]).toBe(0);
    expect(told.at(-1)).toBe(1);
    expect(threadsOf(t.host.db).count()).toBe(1);
  });

  it('end in the midst of their work when nobody waits any more', async () => {
    const threads = createReportThreads();
    const stop = new AbortController();
    const making = threads.make(job(), { signal: stop.signal });
    stop.abort(new Error('gone'));
    await expect(making).rejects.toThrow('gone');
    expect(threads.count()).toBe(0);
    await threads.stop();
  });

  it('let whoever comes late wait for a turn, and refuse a crowd', async () => {
    const threads = createReportThreads({ threads: 1, queue: 1 });
    const first = threads.make(job());
    const second = threads.make(job());
    await expect(threads.make(job())).rejects.toMatchObject({ code: 'queueFull' });
    expect((await first).ok).toBe(true);
    expect((await second).ok).toBe(true);
    await threads.stop();
  });

  it('give up after their time', async () => {
    const threads = createReportThreads({ timeLimitMs: 1 });
    await expect(threads.make(job())).rejects.toMatchObject({ code: 'timeLimit' });
    expect(threads.count()).toBe(0);
  });
});
