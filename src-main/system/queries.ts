import { z } from 'zod';
import type { ReadDb } from '../db/handles.ts';

const verified = z.object({ ok: z.boolean(), problems: z.number().int() });

/** How many of what, and the newest migration. */
export async function counts(db: ReadDb): Promise<{ tickets: number; people: number; schema: string }> {
  const tickets = await db
    .selectFrom('tickets')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const people = await db
    .selectFrom('people')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const migration = await db
    .selectFrom('migrations')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { tickets: tickets.count, people: people.count, schema: migration?.id ?? '' };
}

/** What the last verification that was asked for here found. */
export async function lastVerification(
  db: ReadDb,
): Promise<{ at: number; ok: boolean; problems: number } | null> {
  const event = await db
    .selectFrom('events')
    .select(['recordedAt', 'data'])
    .where('action', '=', 'system.verified')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (event === undefined) return null;
  return { at: event.recordedAt, ...verified.parse(JSON.parse(event.data ?? '{}')) };
}
