import { toIso } from '#shared/kernel/time.ts';
import type { HistoryItem } from '#shared/tickets/fields.ts';
import type { HistoryEvent } from '../audit/event.ts';
import { historyOf } from '../audit/history.ts';
import type { ReadDb } from '../db/handles.ts';
import type { Actor } from '../rpc/context.ts';
import { isInternalEvent, seesNotes } from './access.ts';
import type { TicketRecord } from './record.ts';

/** Steps that anybody in the ticket sees, but whose reason was written among staff. */
const INTERNAL_REASON = new Set([
  'ticket.assigned',
  'ticket.reassigned',
  'ticket.putBack',
  'ticket.prioritised',
]);

const PAGE = 500;

type Values = Record<string, unknown>;

/** What happened to this ticket itself, not to another that was merged into it or linked. */
const isAbout = (event: HistoryEvent, ticket: TicketRecord) =>
  event.entity === 'ticket' && event.entityId === ticket.id;

/** Everything that happened to a ticket, oldest first, ids of people and services told by name. */
export async function ticketHistory(db: ReadDb, actor: Actor, ticket: TicketRecord): Promise<HistoryItem[]> {
  const events: HistoryEvent[] = [];
  for (let afterSeq = 0; ; ) {
    const page = await historyOf(db, { entity: 'ticket', id: ticket.id }, { afterSeq, limit: PAGE });
    events.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    afterSeq = last.seq;
  }
  const withNotes = seesNotes(actor);
  const visible = events.filter(
    (event) =>
      // The act that erased says so itself; this one only names the texts that went.
      event.action !== 'erased' && (withNotes || (isAbout(event, ticket) && !isInternalEvent(event))),
  );
  const part = (event: (typeof events)[number], key: 'before' | 'after') => (event.data[key] ?? {}) as Values;
  const names = await namesIn(
    db,
    visible.flatMap((event) => [part(event, 'before'), part(event, 'after')]),
    visible.flatMap((event) => (event.actorId === null ? [] : [event.actorId])),
  );
  return visible.map((event) => {
    const { before: _before, after: _after, ...more } = event.data;
    return {
      seq: event.seq,
      at: toIso(event.at),
      actor: event.actorId === null ? null : { id: event.actorId, name: names.person(event.actorId) },
      action: event.action,
      before: names.replace(part(event, 'before')),
      after: names.replace({ ...part(event, 'after'), ...more }),
      text:
        event.text === null || (!withNotes && INTERNAL_REASON.has(event.action))
          ? null
          : Object.values(event.text).map(String).join('\n'),
    };
  });
}

/** `assigneeId: 5` becomes `assignee: { id: 5, name }`, likewise services and requesters. */
async function namesIn(db: ReadDb, values: readonly Values[], actorIds: readonly number[]) {
  const idsOf = (key: string) => values.flatMap((v) => (typeof v[key] === 'number' ? [v[key]] : []));
  const people = await namesOf(db, 'people', [...actorIds, ...idsOf('assigneeId'), ...idsOf('requesterId')]);
  const services = await namesOf(db, 'services', idsOf('serviceId'));
  const named: Readonly<Record<string, readonly [string, ReadonlyMap<number, string>]>> = {
    assigneeId: ['assignee', people],
    requesterId: ['requester', people],
    serviceId: ['service', services],
  };
  return {
    person: (id: number) => people.get(id) ?? '',
    replace: (value: Values): Values =>
      Object.fromEntries(
        Object.entries(value).map(([key, id]) => {
          const as = named[key];
          if (as === undefined) return [key, id];
          return [as[0], typeof id === 'number' ? { id, name: as[1].get(id) ?? '' } : null];
        }),
      ),
  };
}

async function namesOf(
  db: ReadDb,
  table: 'people' | 'services',
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const unique = [...new Set(ids)];
  if (unique.length === 0) return new Map();
  const rows = await db.selectFrom(table).select(['id', 'name']).where('id', 'in', unique).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
