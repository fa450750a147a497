import { z } from 'zod';
import type { auditContract } from '#shared/audit/contract.ts';
import { addToDate, startOfDate } from '#shared/calendars/localTime.ts';
import { ok } from '#shared/kernel/result.ts';
import { toIso } from '#shared/kernel/time.ts';
import type { ReadDb } from '../db/handles.ts';
import { decodeCursor, encodeCursor } from '../rpc/cursor.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import * as queries from './listQueries.ts';

const cursorKey = z.number().int().positive();

export const auditHandlers: HandlersOf<typeof auditContract> = {
  async list(ctx, input) {
    const cursor = decodeCursor(cursorKey, input.cursor);
    if (!cursor.ok) return cursor;
    const zone = await queries.institutionZone(ctx.db);
    const day = (date: string) => queries.firstSeqSince(ctx.db, startOfDate(date, zone));
    const end = input.to === undefined ? null : await day(addToDate(input.to, 1));
    const filter = {
      actorId: input.actorId ?? null,
      from: input.from === undefined ? null : await day(input.from),
      below: lowest(end, cursor.value),
      limit: input.limit + 1,
    };
    const found = await newest(ctx.db, filter, input.action, input.entity);
    const page = found.slice(0, input.limit);
    const last = found.length > page.length ? page.at(-1) : undefined;

    const labelOf = await queries.labelsOf(ctx.db, page);
    const actorIds = [...new Set(page.flatMap(({ actorId }) => (actorId === null ? [] : [actorId])))];
    const names = await queries.namesOf(ctx.db, actorIds);
    return ok({
      items: page.map((event) => ({
        seq: event.seq,
        // When it was recorded: what the list is ordered by, also where an import tells of years ago.
        at: toIso(event.recordedAt),
        actor: event.actorId === null ? null : { id: event.actorId, name: names.get(event.actorId) ?? '' },
        origin: event.origin,
        action: event.action,
        entity: event.entity,
        entityId: event.entityId === 0 ? null : event.entityId,
        label: labelOf(event.entity, event.entityId),
        before: partOf(event, 'before'),
        after: partOf(event, 'after'),
      })),
      nextCursor: last === undefined ? null : encodeCursor(last.seq),
    });
  },
};

/** The newest events of one action, of any action of an entity, or of all. */
async function newest(
  db: ReadDb,
  filter: Omit<queries.EventFilter, 'action'>,
  action: string | undefined,
  entity: string | undefined,
): Promise<queries.ListedEvent[]> {
  if (action !== undefined) {
    const events = await queries.listEvents(db, { ...filter, action });
    return entity === undefined ? events : events.filter((event) => event.entity === entity);
  }
  if (entity === undefined) return queries.listEvents(db, { ...filter, action: null });
  const found: queries.ListedEvent[] = [];
  for (const each of await queries.actionsOf(db, entity)) {
    found.push(...(await queries.listEvents(db, { ...filter, action: each })));
  }
  return found.sort((a, b) => b.seq - a.seq).slice(0, filter.limit);
}

/** Before or after: what may be kept for ever together with the personal words that were not erased. */
function partOf({ data, text }: queries.ListedEvent, side: 'before' | 'after'): Record<string, unknown> {
  return { ...recordOf(data[side]), ...recordOf(text?.[side]) };
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function lowest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
