import { localDateTime } from '#shared/calendars/localTime.ts';
import { priorityWords } from '#shared/sla/words.ts';
import { ticketWords } from '#shared/tickets/words.ts';
import { loadCalendar } from '../../calendars/load.ts';
import { pageOfIds } from '../../indicators/load.ts';
import type { BuiltInInput } from './builtIn.ts';
import { type BuiltTable, row, table } from './sections.ts';

/** The tickets that were not solved by their due time, the one that fell due last first. */
export async function lateTickets(input: BuiltInInput): Promise<BuiltTable> {
  const { db, moment, filter, words, language, limit } = input;
  const asked = { ...filter, indicator: 'onTime', part: 'late' } as const;
  const { ids, total } = await pageOfIds(db, asked, moment, { after: null, limit });
  const found = await rowsOfTickets(input, ids);
  const local = (at: number | null) => (at === null ? null : localDateTime(at, moment.timeZone));
  const rows = [];
  for (const each of found) {
    const { working } = await loadCalendar(db, each.calendarId);
    const late = each.dueAt === null ? null : working.between(each.dueAt, each.resolvedAt ?? moment.asOf);
    rows.push(
      row(
        each.folio,
        each.title,
        each.service,
        priorityWords[language].priority[each.priority],
        each.technician,
        ticketWords[language].status[each.status],
        local(each.dueAt),
        local(each.resolvedAt),
        late === null ? null : Math.max(0, Math.round(late)),
      ),
    );
  }
  return table(
    words.heading.lateTickets,
    [
      ['folio', words.column.folio, 'text'],
      ['title', words.column.title, 'text'],
      ['service', words.filter.serviceId, 'text'],
      ['priority', words.column.priority, 'text'],
      ['technician', words.filter.technicianId, 'text'],
      ['state', words.column.state, 'text'],
      ['due', words.column.dueAt, 'time'],
      ['resolved', words.column.resolvedAt, 'time'],
      ['late', words.column.lateBy, 'duration'],
    ],
    rows,
    { more: total - ids.length, note: words.note.lateBy },
  );
}

/** In the order of the ids; few statements however many they are. */
async function rowsOfTickets({ db }: BuiltInInput, ids: readonly number[]) {
  const byId = new Map<number, Awaited<ReturnType<typeof ticketsOf>>[number]>();
  for (let begin = 0; begin < ids.length; begin += CHUNK) {
    for (const each of await ticketsOf(db, ids.slice(begin, begin + CHUNK))) byId.set(each.id, each);
  }
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const CHUNK = 500;

function ticketsOf(db: BuiltInInput['db'], ids: readonly number[]) {
  return db
    .selectFrom('tickets as t')
    .leftJoin('services as s', 's.id', 't.serviceId')
    .leftJoin('people as p', (join) =>
      // Whose it is: whoever solved it; while it is not solved, whoever has it.
      join.on((eb) =>
        eb(
          'p.id',
          '=',
          eb
            .case()
            .when('t.resolvedAt', 'is', null)
            .then(eb.ref('t.assigneeId'))
            .else(eb.fn.coalesce('t.lastSolverId', 't.assigneeId'))
            .end(),
        ),
      ),
    )
    .select(['t.id', 't.folio', 't.title', 't.priority', 't.status', 't.calendarId', 't.resolvedAt'])
    .select(['t.resolutionDueAt as dueAt', 's.name as service', 'p.name as technician'])
    .where('t.id', 'in', ids)
    .execute();
}
