import type { Role } from '#shared/rpc/permissions.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';

/** The columns of a person's own row that hold something about them. */
const FIELDS = [
  'name',
  'username',
  'email',
  'phone',
  'employeeNumber',
  'post',
  'areaId',
  'locationId',
] as const;

export async function personToCancel(db: ReadDb, id: number) {
  const row = await db
    .selectFrom('people')
    .select(['id', ...FIELDS, 'isEnabled', 'version'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { ...row, fields: FIELDS.filter((field) => row[field] !== null) };
}
export type PersonToCancel = NonNullable<Awaited<ReturnType<typeof personToCancel>>>;

export async function nextNumber(db: ReadDb): Promise<number> {
  const { last } = await db
    .selectFrom('cancelledPeople')
    .select((eb) => eb.fn.max('id').as('last'))
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

export async function isCancelled(db: ReadDb, personId: number): Promise<boolean> {
  const row = await db
    .selectFrom('cancelledPeople')
    .select('id')
    .where('personId', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function rolesOf(db: ReadDb, personId: number): Promise<Role[]> {
  const rows = await db.selectFrom('personRoles').select('role').where('personId', '=', personId).execute();
  return rows.map(({ role }) => role);
}

/** Requests that have not ended in which the person asks or works. */
export async function hasOpenTickets(db: ReadDb, personId: number): Promise<boolean> {
  const asked = await db
    .selectFrom('tickets')
    .select('id')
    .where('requesterId', '=', personId)
    .where('isOpen', '=', 1)
    .limit(1)
    .executeTakeFirst();
  if (asked !== undefined) return true;
  const worked = await db
    .selectFrom('tickets')
    .select('id')
    .where('assigneeId', '=', personId)
    .where('isOpen', '=', 1)
    .limit(1)
    .executeTakeFirst();
  return worked !== undefined;
}

export async function hasSeats(db: ReadDb, personId: number): Promise<boolean> {
  const seat = await db
    .selectFrom('licenceSeats')
    .select('id')
    .where('personId', '=', personId)
    .where('toAt', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return seat !== undefined;
}

/** A return that still awaits its signatures, for example. */
export async function hasOpenCustody(db: ReadDb, personId: number): Promise<boolean> {
  const form = await db
    .selectFrom('custodyForms')
    .select('id')
    .where('personId', '=', personId)
    .where('isOpen', '=', 1)
    .limit(1)
    .executeTakeFirst();
  return form !== undefined;
}

type Counted = 'sessions' | 'notifications' | 'absences' | 'custodyForms';

export async function countOf(db: ReadDb, table: Counted, personId: number): Promise<number> {
  const { found } = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('found'))
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow();
  return found;
}

export async function countSignedReports(db: ReadDb, personId: number): Promise<number> {
  const { found } = await db
    .selectFrom('issuedSigners')
    .select((eb) => eb.fn.countAll<number>().as('found'))
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow();
  return found;
}

export async function countWritten(db: ReadDb, authorId: number): Promise<number> {
  const { found } = await db
    .selectFrom('ticketMessages')
    .select((eb) => eb.fn.countAll<number>().as('found'))
    .where('authorId', '=', authorId)
    .executeTakeFirstOrThrow();
  return found;
}

/** What hangs on the person's own requests. */
export async function countTickets(db: ReadDb, requesterId: number) {
  const { tickets } = await db
    .selectFrom('tickets')
    .select((eb) => eb.fn.countAll<number>().as('tickets'))
    .where('requesterId', '=', requesterId)
    .executeTakeFirstOrThrow();
  const { messages } = await db
    .selectFrom('tickets')
    .innerJoin('ticketMessages', 'ticketMessages.ticketId', 'tickets.id')
    .select((eb) => eb.fn.countAll<number>().as('messages'))
    .where('tickets.requesterId', '=', requesterId)
    .executeTakeFirstOrThrow();
  const { attachments } = await db
    .selectFrom('tickets')
    .innerJoin('attachments', 'attachments.ticketId', 'tickets.id')
    .select((eb) => eb.fn.countAll<number>().as('attachments'))
    .where('tickets.requesterId', '=', requesterId)
    .executeTakeFirstOrThrow();
  return { tickets, messages, attachments };
}

/** The next of a person's requests whose words are still there; all of them have ended. */
export async function nextTicketsOf(db: ReadDb, requesterId: number, after: number, limit: number) {
  return db
    .selectFrom('tickets')
    .select(['id', 'textsErasedAt', 'isOpen'])
    .where('requesterId', '=', requesterId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function pendingCancellation(db: ReadDb) {
  return db
    .selectFrom('cancelledPeople')
    .select(['id', 'personId', 'lastTicketId'])
    .where('doneAt', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

export async function noteProgress(
  tx: WriteTx,
  id: number,
  progress: { readonly lastTicketId?: number; readonly doneAt?: number },
): Promise<void> {
  await tx.updateTable('cancelledPeople').set(progress).where('id', '=', id).execute();
}

export async function listCancelled(db: ReadDb, before: number | null, limit: number) {
  return db
    .selectFrom('cancelledPeople')
    .innerJoin('people as person', 'person.id', 'cancelledPeople.personId')
    .innerJoin('people as by', 'by.id', 'cancelledPeople.byId')
    .select([
      'cancelledPeople.id',
      'cancelledPeople.personId',
      'cancelledPeople.at',
      'cancelledPeople.erasesTickets',
      'cancelledPeople.doneAt',
      'person.name as personName',
      'by.name as byName',
    ])
    .$if(before !== null, (query) => query.where('cancelledPeople.id', '<', before ?? 0))
    .orderBy('cancelledPeople.id', 'desc')
    .limit(limit)
    .execute();
}
