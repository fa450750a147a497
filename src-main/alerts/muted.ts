import { sql } from 'kysely';
import type { ReadDb } from '../db/handles.ts';
import type { Found } from './found.ts';

/** What is held against a case by somebody's mutes. */
export type Mutable = Pick<Found, 'kind' | 'ticketId' | 'technicianId'>;

/** A mute holds until its time; without one, for good. */
const holds = (now: number) => sql<boolean>`(untilAt IS NULL OR untilAt > ${now})`;

/** Of some people, who muted what this case is about. */
export async function mutedBy(
  db: ReadDb,
  personIds: readonly number[],
  about: Mutable,
  now: number,
): Promise<ReadonlySet<number>> {
  if (personIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('alertMutes')
    .select(['personId', 'kind', 'ticketId', 'technicianId'])
    .where('personId', 'in', personIds)
    .where(holds(now))
    .execute();
  return new Set(rows.filter((row) => isMuted([row], about)).map((row) => row.personId));
}

export interface MutedScope {
  readonly kind: string | null;
  readonly ticketId: number | null;
  readonly technicianId: number | null;
}

export function isMuted(mutes: readonly MutedScope[], about: Mutable): boolean {
  return mutes.some(
    (mute) =>
      mute.kind === about.kind ||
      (mute.ticketId !== null && mute.ticketId === about.ticketId) ||
      (mute.technicianId !== null && mute.technicianId === about.technicianId),
  );
}
