import type { AppError } from '#shared/kernel/errors.ts';
import { toIso } from '#shared/kernel/time.ts';
import type { HistoryEvent } from '../audit/event.ts';
import { changesSince } from '../audit/history.ts';
import type { ReadDb } from '../db/handles.ts';

/**
 * The `conflict` refusal: the present version and what others did to the row since the caller read it. Personal words
 * (names, titles) are told only with `withText`, where whoever may edit the row may read all of them. Events that `isTold`
 * refuses are left out.
 */
export async function conflictOf(
  db: ReadDb,
  entity: string,
  id: number,
  present: number,
  seen: number,
  {
    withText = false,
    isTold = () => true,
  }: { readonly withText?: boolean; readonly isTold?: (event: HistoryEvent) => boolean } = {},
): Promise<AppError> {
  const events = (await changesSince(db, { entity, id }, seen)).filter(isTold);
  const actorIds = [...new Set(events.flatMap((event) => (event.actorId === null ? [] : [event.actorId])))];
  const people =
    actorIds.length === 0
      ? []
      : await db.selectFrom('people').select(['id', 'name']).where('id', 'in', actorIds).execute();
  const names = new Map(people.map((person) => [person.id, person.name]));
  const changes = events.map((event) => ({
    at: toIso(event.at),
    actor: event.actorId === null ? null : (names.get(event.actorId) ?? null),
    action: event.action,
    after: {
      ...(event.data.after as Record<string, unknown> | undefined),
      ...(withText ? (event.text?.after as Record<string, unknown> | undefined) : undefined),
    },
  }));
  return { code: 'conflict', details: { entity, version: present, changes } };
}
