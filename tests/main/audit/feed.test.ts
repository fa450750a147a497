import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAuditor } from '#main/audit/auditedWrite.ts';
import type { FeedEvent } from '#main/audit/event.ts';
import { type EventFeed, startEventFeed } from '#main/audit/feed.ts';
import { eventsSince } from '#main/audit/history.ts';
import { openDatabase } from '#main/db/open.ts';
import { ok } from '#shared/kernel/result.ts';
import { openTestDatabase, TEST_VERSION, type TestDatabase } from '../../builders/database.ts';
import { addPeople } from './auditedPeople.ts';

let t: TestDatabase;
let feed: EventFeed;
afterEach(async () => {
  feed.stop();
  await t.close();
});

async function started(mode: 'local' | 'sharedFile', everyMs: number): Promise<number[]> {
  t = await openTestDatabase({ mode });
  await addPeople(t, ['Before']);
  const told: number[] = [];
  feed = await startEventFeed(t.db, (events) => told.push(...events.map(({ seq }) => seq)), { everyMs });
  return told;
}

/** The same folder opened a second time stands for another process: SQLite tells its commits apart just so. */
async function another(
  work: (t: Pick<TestDatabase, 'auditor' | 'context'>) => Promise<unknown>,
): Promise<void> {
  const db = await openDatabase({ dataDir: t.dataDir, appVersion: TEST_VERSION, now: () => 0 });
  await work({ auditor: createAuditor(db, t.keys), context: t.context });
  await db.close();
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !isTrue(); tries++) await sleep(10);
}

describe.each(['local', 'sharedFile'] as const)('the event feed in mode %s', (mode) => {
  it('tells own commits when poked, and only what is new', async () => {
    const told = await started(mode, 60_000);
    await addPeople(t, ['A', 'B']);
    await feed.poke();
    await feed.poke();
    expect(told).toEqual([3, 4]);
  });

  it('tells what another process committed without being poked', async () => {
    const told = await started(mode, 20);
    await another((other) => addPeople({ ...t, ...other }, ['Foreign']));
    await until(() => told.length > 0);
    expect(told).toEqual([3]);
  });

  it('tells each event once and in order when both write at once', async () => {
    const told = await started(mode, 5);
    const own = async () => {
      for (let n = 0; n < 15; n++) {
        await addPeople(t, [`Own ${n}`]);
        void feed.poke();
        await sleep(1);
      }
    };
    const foreign = another(async (other) => {
      for (let n = 0; n < 15; n++) {
        await addPeople({ ...t, ...other }, [`Foreign ${n}`]);
        await sleep(1);
      }
    });
    await Promise.all([own(), foreign]);
    await until(() => told.length >= 30);
    expect(told).toEqual(Array.from({ length: 30 }, (_, index) => index + 3));
  });

  it('tells own events that are handed to it exactly as the table has them, without asking it', async () => {
    t = await openTestDatabase({ mode });
    const told: FeedEvent[] = [];
    feed = await startEventFeed(t.db, (events) => told.push(...events), { everyMs: 60_000 });
    const { events } = await t.auditor.write(t.context({ actorId: null }), async (_tx, trail) =>
      ok(
        await trail.record({
          action: 'x',
          entity: 'person',
          entityId: 1,
          about: [{ entity: 'area', id: 2 }],
        }),
      ),
    );
    const reads = vi.spyOn(t.db.read.getExecutor(), 'executeQuery');
    await feed.poke(events);
    expect(reads).not.toHaveBeenCalled();
    reads.mockRestore();
    expect(told).toEqual(await eventsSince(t.db.read, 1));
    await feed.poke(events);
    expect(told).toHaveLength(1);
  });

  it('tells what others wrote in between before own events that are handed to it', async () => {
    const told = await started(mode, 60_000);
    const write = (to: Pick<TestDatabase, 'auditor' | 'context'>) =>
      to.auditor.write(to.context(), async (_tx, trail) =>
        ok(await trail.record({ action: 'x', entity: 'person', entityId: 1 })),
      );
    await another(write);
    const first = await write(t);
    const second = await write(t);
    await feed.poke(second.events);
    await feed.poke(first.events);
    expect(told).toEqual([3, 4, 5]);
  });

  it('is not woken by its own commits', async () => {
    await started(mode, 60_000);
    const before = t.db.foreignVersion();
    await addPeople(t, ['Own']);
    expect(t.db.foreignVersion()).toBe(before);
    await another(async ({ auditor, context }) => {
      await auditor.write(context(), async (_tx, trail) =>
        ok(await trail.record({ action: 'x', entity: 'person', entityId: 1 })),
      );
    });
    expect(t.db.foreignVersion()).not.toBe(before);
  });
});
