import type { ReadDb, WriteTx } from '../db/handles.ts';

export interface AbsenceRow {
  readonly id: number;
  readonly personId: number;
  readonly fromAt: number;
  readonly toAt: number;
  readonly kind: string;
  readonly note: string | null;
  readonly version: number;
}

const absences = (db: ReadDb) =>
  db.selectFrom('absences').select(['id', 'personId', 'fromAt', 'toAt', 'kind', 'note', 'version']);

/** Absences of a person that end after `since`, by their beginning. */
export async function absencesOf(db: ReadDb, personId: number, since: number): Promise<AbsenceRow[]> {
  return absences(db).where('personId', '=', personId).where('toAt', '>', since).orderBy('fromAt').execute();
}

export async function absenceById(db: ReadDb, id: number): Promise<AbsenceRow | null> {
  return (await absences(db).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Whether the person is absent at some moment of the span already; one may begin when another ends. */
export async function overlapsAbsence(
  db: ReadDb,
  personId: number,
  from: number,
  to: number,
): Promise<boolean> {
  const row = await absences(db)
    .where('personId', '=', personId)
    .where('toAt', '>', from)
    .where('fromAt', '<', to)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertAbsence(
  tx: WriteTx,
  absence: Omit<AbsenceRow, 'id' | 'version'> & { readonly createdById: number },
): Promise<number> {
  const { id } = await tx.insertInto('absences').values(absence).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function deleteAbsence(tx: WriteTx, id: number): Promise<void> {
  await tx.deleteFrom('absences').where('id', '=', id).execute();
}

/** Active tickets of a technician that somebody else may have to take, the most urgent first. */
export async function activeTicketsOf(
  db: ReadDb,
  personId: number,
): Promise<{ id: number; folio: string; title: string }[]> {
  return db
    .selectFrom('tickets')
    .select(['id', 'folio', 'title'])
    .where('isActive', '=', 1)
    .where('assigneeId', '=', personId)
    .orderBy('sortDueAt')
    .orderBy('id')
    .execute();
}
