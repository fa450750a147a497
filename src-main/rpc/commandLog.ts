import { hash } from 'node:crypto';
import { sql } from 'kysely';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import { insertRow, prebuiltQuery } from '../db/prebuilt.ts';

/** SHA-256 over the procedure and its input without the commandId; files count by name, type and size. */
export function contentHash(procedure: string, input: unknown): Buffer {
  const text = JSON.stringify([procedure, input], (key, value: unknown) => {
    if (key === 'commandId') return undefined;
    if (value instanceof File) return { name: value.name, type: value.type, size: value.size };
    return value;
  });
  return hash('sha256', text, 'buffer');
}

const storedCommand = prebuiltQuery((db, p: { actorId: number; commandId: string }) =>
  db
    .selectFrom('commands')
    .select(['contentHash', 'outcome'])
    .where('actorId', '=', p.actorId)
    .where('commandId', '=', p.commandId)
    .compile(),
);

/** The stored outcome of a repeated command; null when it is new; a refusal when the id was used for other content. */
export async function storedOutcome(
  db: ReadDb,
  actorId: number,
  commandId: string,
  hash: Buffer,
): Promise<Result<{ readonly outcome: unknown } | null>> {
  const row = await storedCommand.first(db, { actorId, commandId });
  if (row === undefined) return ok(null);
  if (!hash.equals(row.contentHash)) return fail({ code: 'commandIdReused', details: {} });
  return ok({ outcome: JSON.parse(row.outcome) as unknown });
}

export async function storeOutcome(
  tx: WriteTx,
  entry: { actorId: number; commandId: string; hash: Buffer; outcome: unknown; at: number },
): Promise<void> {
  await insertRow(tx, 'commands', {
    actorId: entry.actorId,
    commandId: entry.commandId,
    contentHash: entry.hash,
    outcome: JSON.stringify(entry.outcome),
    at: entry.at,
  });
}

/**
 * The newest outcomes stay whatever their age: where a clock is put forward by months, everything is old at once, and
 * what a client repeats then must still be known.
 */
const ALWAYS_KEPT = 1_000;

/** Up to when outcomes may go: `before`, or earlier where the newest ones are older than that. */
async function prunedUpTo(db: ReadDb, before: number): Promise<number> {
  const newest = await db
    .selectFrom('commands')
    .select('at')
    .orderBy('at', 'desc')
    .offset(ALWAYS_KEPT - 1)
    .limit(1)
    .executeTakeFirst();
  return newest === undefined ? Number.NEGATIVE_INFINITY : Math.min(before, newest.at);
}

/** Whether there are outcomes older than `before` that need not be kept. */
export async function hasCommandsBefore(db: ReadDb, before: number): Promise<boolean> {
  const row = await db.selectFrom('commands').select('at').orderBy('at').limit(1).executeTakeFirst();
  return row !== undefined && row.at < before && row.at < (await prunedUpTo(db, before));
}

/** Outcomes that one transaction drops, so that nobody waits for it. */
export const PRUNED_AT_ONCE = 500;

/** Drops outcomes older than `before`, some at a time, but for the newest: nobody repeats a command after that long. */
export async function pruneCommands(tx: WriteTx, before: number): Promise<void> {
  const upTo = await prunedUpTo(tx, before);
  await sql`DELETE FROM commands WHERE (actorId, commandId) IN (
    SELECT actorId, commandId FROM commands WHERE at < ${upTo} ORDER BY at LIMIT ${PRUNED_AT_ONCE})`.execute(
    tx,
  );
}
