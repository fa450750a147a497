import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReading } from '#main/indicators/reading.ts';
import type { Task } from '#main/indicators/task.ts';
import { createReadingThread, type ReadingThread } from '#main/indicators/thread.ts';
import type { Question } from '#main/indicators/worker.ts';
import { MINUTE } from '#shared/kernel/time.ts';
import { aStoredCalendar } from '../../builders/catalogue.ts';
import { openTestDatabase, TEST_NOW, type TestDatabase } from '../../builders/database.ts';
import { aStoredTicket } from '../../builders/generatedDepartment.ts';
import { aPerson } from '../../builders/people.ts';

const JANUARY = { from: '2026-01-01', to: '2026-01-31' };
const FIGURES: Extract<Task, { kind: 'figures' }> = { kind: 'figures', dates: JANUARY, filter: {} };

async function aDatabase(mode: 'local' | 'sharedFile'): Promise<TestDatabase> {
  const t = await openTestDatabase({ mode });
  await aStoredCalendar(t, { isDefault: true });
  const { id: requesterId } = await aPerson(t);
  await aStoredTicket(t.db, { requesterId, createdAt: TEST_NOW });
  return t;
}

describe('the reading thread', () => {
  let t: TestDatabase;
  let thread: ReadingThread;
  let question: Question;
  beforeEach(async () => {
    t = await aDatabase('local');
    thread = createReadingThread({ idleMs: 200, queue: 2 });
    question = { file: t.db.file, mode: t.db.mode, asOf: TEST_NOW, task: FIGURES };
  });
  afterEach(async () => {
    await thread.stop();
    await t.close();
  });

  it('answers, and is let go when nobody asks any more', async () => {
    expect(thread.isRunning()).toBe(false);
    const { value, timeZone } = await thread.ask('a', question);
    expect({ value, timeZone }).toMatchObject({ value: { received: 1 }, timeZone: 'America/Mexico_City' });
    expect(thread.isRunning()).toBe(true);
    await vi.waitFor(() => expect(thread.isRunning()).toBe(false), { timeout: 5_000 });
    expect((await thread.ask('a', question)).value).toMatchObject({ received: 1 });
  });

  it('gives the same question one answer', async () => {
    const [one, same, other] = await Promise.all([
      thread.ask('a', question),
      thread.ask('a', question),
      thread.ask('b', question),
    ]);
    expect(same).toBe(one);
    expect(other).not.toBe(one);
  });

  it('is ended when the last one who waits goes away, and not before', async () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const asked = [thread.ask('a', question, first.signal), thread.ask('a', question, second.signal)];
    first.abort(new Error('gone'));
    await expect(asked[0]).rejects.toThrow('gone');
    expect(thread.isRunning()).toBe(true);
    expect((await asked[1])?.value).toMatchObject({ received: 1 });

    const third = new AbortController();
    const long = thread.ask('c', question, third.signal);
    const after = thread.ask('d', question);
    third.abort(new Error('gone too'));
    await expect(long).rejects.toThrow('gone too');
    expect((await after).value).toMatchObject({ received: 1 });
  });

  it('forgets a question that was taken back while it waited for its turn', async () => {
    const gone = new AbortController();
    const first = thread.ask('a', question);
    const second = thread.ask('b', { ...question, file: '/nowhere' }, gone.signal);
    gone.abort(new Error('gone'));
    await expect(second).rejects.toThrow('gone');
    await first;
    expect((await thread.ask('c', question)).value).toMatchObject({ received: 1 });
  });

  it('takes so many questions and no more', async () => {
    const asked = ['a', 'b', 'c'].map((key) => thread.ask(key, question));
    await expect(thread.ask('d', question)).rejects.toMatchObject({ code: 'queueFull' });
    // One that is asked already is no question more.
    await expect(thread.ask('c', question)).resolves.toBeDefined();
    await Promise.all(asked);
  });

  it('says so when it fails, and goes on', async () => {
    const broken = { ...question, task: { ...FIGURES, dates: null } as never };
    await expect(thread.ask('a', { ...broken, asOf: Number.NaN })).rejects.toMatchObject({ code: 'broken' });
    expect((await thread.ask('b', question)).value).toMatchObject({ received: 1 });
  });

  it('gives up what takes too long', async () => {
    const hasty = createReadingThread({ timeLimitMs: 1 });
    await expect(hasty.ask('a', question)).rejects.toMatchObject({ code: 'timeLimit' });
    expect(hasty.isRunning()).toBe(false);
  });

  it('fails what is under way when it is stopped', async () => {
    const asked = [thread.ask('a', question), thread.ask('b', question)];
    const failed = Promise.allSettled(asked);
    await thread.stop();
    expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(thread.isRunning()).toBe(false);
  });
});

describe('a shared file', () => {
  it('is read through a copy on this machine, at most five minutes old', async () => {
    await using t = await aDatabase('sharedFile');
    const reading = createReading(t.db);
    const at = async (now: number) => {
      const { value, asOf } = await reading.read(FIGURES, { now });
      return { received: value.received, asOf };
    };
    const first = await at(TEST_NOW + 1_000);
    expect(first).toEqual({ received: 1, asOf: TEST_NOW });
    await aPerson(t);
    await aStoredTicket(t.db, { requesterId: 1, createdAt: TEST_NOW });
    expect(await at(TEST_NOW + 4 * MINUTE)).toEqual(first);
    expect(await at(TEST_NOW + 6 * MINUTE)).toEqual({ received: 2, asOf: TEST_NOW + 6 * MINUTE });
    // Nothing changed since: the copy is as good as new.
    expect(await at(TEST_NOW + 20 * MINUTE)).toEqual({ received: 2, asOf: TEST_NOW + 6 * MINUTE });
    await reading.stop();
  });

  it('is copied once however many ask at the same moment, and the copies are taken away', async () => {
    await using t = await aDatabase('sharedFile');
    const copies = async () =>
      (await readdir(tmpdir())).filter((name) => name.startsWith('soporte-figures-')).sort();
    const before = await copies();
    const reading = createReading(t.db);
    const all = [0, 1, 2].map((day) =>
      reading.read({ ...FIGURES, dates: { ...JANUARY, from: `2026-01-0${day + 1}` } }, { now: TEST_NOW }),
    );
    for (const { value } of await Promise.all(all)) expect(value.received).toBe(1);
    const during = await copies();
    expect(during.filter((name) => !before.includes(name))).toHaveLength(1);
    await reading.stop();
    expect((await copies()).filter((name) => during.includes(name) && !before.includes(name))).toEqual([]);
  });

  it('does not hold up a writer while its figures are read', async () => {
    await using t = await aDatabase('sharedFile');
    const reading = createReading(t.db);
    await reading.read(FIGURES, { now: TEST_NOW });
    const panel = reading.read({ kind: 'panel', input: { ...JANUARY, by: 'day' } }, { now: TEST_NOW });
    await sleep(1);
    await aStoredTicket(t.db, { requesterId: 1, createdAt: TEST_NOW });
    expect((await panel).value.figures.received).toBe(1);
    await reading.stop();
  });
});
