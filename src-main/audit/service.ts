import { z } from 'zod';
import { type auditContract, MOST_TRAIL_EVENTS } from '#shared/audit/contract.ts';
import { addToDate, startOfDate } from '#shared/calendars/localTime.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { toIso } from '#shared/kernel/time.ts';
import type { ReadDb } from '../db/handles.ts';
import { decodeCursor, encodeCursor } from '../rpc/cursor.ts';
import { type HandlersOf, prepared } from '../rpc/handlers.ts';
import { exportTrail } from './exportTrail.ts';
import { labelsOf } from './labels.ts';
import * as queries from './listQueries.ts';

const cursorKey = z.number().int().positive();

export const auditHandlers: HandlersOf<typeof auditContract> = {
  trail: prepared({
    async before(ctx, { from, to }) {
      const span = await spanOf(ctx.db, from, to);
      const newest = await queries.newestSeq(ctx.db);
      const stretch = { from: span.from ?? 1, to: Math.min(newest, (span.below ?? newest + 1) - 1) };
      if (stretch.to - stretch.from >= MOST_TRAIL_EVENTS) {
        return fail({ code: 'ruleBroken', details: { rule: 'exportTooLong' } });
      }
      const madeAt = toIso(ctx.now);
      const lines = await exportTrail(ctx.db, { ...stretch, madeAt, by: ctx.actor.name });
      const name = `bitacora-${madeAt.slice(0, 10)}.jsonl`;
      return ok({ ...stretch, file: new File(lines, name, { type: 'application/x-ndjson' }) });
    },
    async run(ctx, _input, { file, from, to }) {
      await ctx.trail.record({
        action: 'export.made',
        entity: 'export',
        entityId: 0,
        data: { after: { list: 'audit', format: 'jsonl', rows: Math.max(0, to - from + 1) } },
      });
      return ok(file);
    },
  }),

  async list(ctx, input) {
    const cursor = decodeCursor(cursorKey, input.cursor);
    if (!cursor.ok) return cursor;
    const span = await spanOf(ctx.db, input.from, input.to);
    const filter = {
      actorId: input.actorId ?? null,
      from: span.from,
      below: lowest(span.below, cursor.value),
      // Who asks for one act by its name wants to see it.
      isDeliberate: input.withoutAutomatic && input.action === undefined,
      limit: input.limit + 1,
    };
    const found = await newest(ctx.db, filter, input.action, input.entity);
    const page = found.slice(0, input.limit);
    const last = found.length > page.length ? page.at(-1) : undefined;

    const labelOf = await labelsOf(ctx.db, page);
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

/** Days of the institution as numbers of events: from that one on, below this one; null is open. */
async function spanOf(db: ReadDb, from: string | undefined, to: string | undefined) {
  const zone = await queries.institutionZone(db);
  const day = (date: string) => queries.firstSeqSince(db, startOfDate(date, zone));
  return {
    from: from === undefined ? null : await day(from),
    below: to === undefined ? null : await day(addToDate(to, 1)),
  };
}

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
    if (filter.isDeliberate && queries.isUnsought(each)) continue;
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
