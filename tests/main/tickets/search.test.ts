import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchExpression, matchingIds } from '#main/db/dialects/ticketSearch.ts';
import { readingOf } from '#main/indicators/reading.ts';
import { openServiceHost, type ServiceHost } from '#main/rpc/serviceHost.ts';
import { aLargeDepartment, type LargeDepartment } from '../../bench/largeDepartment.ts';
import { COMMON_WORD } from '../../bench/vocabulary.ts';
import type { Client } from '../../builders/host.ts';

const NOW = Date.parse('2026-10-05T16:00:00Z');

describe('a search among more tickets than one slice holds', () => {
  let department: LargeDepartment;
  let service: ServiceHost;

  beforeAll(async () => {
    department = await aLargeDepartment({ tickets: 3_000, requesters: 120, now: NOW });
    service = await openServiceHost({
      dataDir: join(department.folder, 'data'),
      profileDir: join(department.folder, 'profile'),
      clock: () => NOW,
      runsJobs: false,
    });
  }, 60_000);
  afterAll(async () => {
    await service.close();
    await department.remove();
  });

  const as = (personId: number) =>
    createRouterClient(service.router, {
      context: {
        connection: {
          origin: 'rest',
          device: 'test',
          address: 'test',
          token: department.tokens.get(personId) ?? null,
        },
      },
    }) as Client;

  /** All pages of a search. */
  async function found(client: Client, q: string, filter: object = {}): Promise<number[]> {
    const ids: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await client.tickets.list({ q, ...filter, limit: 40, cursor });
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return ids;
  }

  /** The same asked of the tables at once. */
  async function expected(
    q: string,
    filter: { assigneeId?: number; requesterId?: number } = {},
  ): Promise<number[]> {
    const { read } = service.host.db;
    const match = matchExpression(q, 'all') ?? '';
    const all = await matchingIds(read, { match, beforeId: 10_000, limit: 10_000, requesterId: null });
    let query = read.selectFrom('tickets').select('id').where('id', 'in', all).orderBy('id', 'desc');
    if (filter.assigneeId !== undefined) query = query.where('assigneeId', '=', filter.assigneeId);
    if (filter.requesterId !== undefined) query = query.where('requesterId', '=', filter.requesterId);
    return (await query.execute()).map(({ id }) => id);
  }

  it.each([COMMON_WORD, `${COMMON_WORD} de`, 'co', 'c'])(
    'finds all of "%s", newest first, once each',
    async (q) => {
      const manager = as(department.managerId);
      const assigneeId = department.technicianIds[3] ?? 0;
      const all = await found(manager, q);
      expect(all).toEqual(await expected(q));
      expect(all.length).toBeGreaterThan(300);
      const own = await found(manager, q, { assigneeId });
      expect(own).toEqual(await expected(q, { assigneeId }));
      expect(own.length).toBeGreaterThan(0);
    },
    60_000,
  );

  it('of the beginning of a word is made beside the main thread, of a whole one at once', async () => {
    const reading = readingOf(service.host.db);
    const asked: string[] = [];
    const { read } = reading;
    Object.assign(reading, {
      read: (task: { kind: string }, ...rest: never[]) => {
        asked.push(task.kind);
        return (read as (...given: unknown[]) => unknown)(task, ...rest);
      },
    });
    const manager = as(department.managerId);
    await manager.tickets.list({ q: COMMON_WORD, limit: 5 });
    expect(asked).toEqual([]);
    await manager.tickets.list({ q: 'pc', limit: 5 });
    expect(asked).toEqual(['search']);
    Object.assign(reading, { read });
  });
});
