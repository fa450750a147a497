import type { ReadDb, WriteTx } from '../db/handles.ts';
import type { Trail } from './chain.ts';
import type { RowRef } from './event.ts';

/** How many rows one statement names. */
const IN_ONE = 400;

/** The events of a row whose personal text is still there. */
export async function textsOf(db: ReadDb, row: RowRef): Promise<number[]> {
  const events = await db
    .selectFrom('eventRows')
    .innerJoin('eventTexts', 'eventTexts.seq', 'eventRows.seq')
    .select('eventTexts.seq')
    .where('eventRows.entity', '=', row.entity)
    .where('eventRows.entityId', '=', row.id)
    .where('eventTexts.text', 'is not', null)
    .orderBy('eventTexts.seq')
    .execute();
  return events.map(({ seq }) => seq);
}

/**
 * Erases the personal text of all events of a row, and the salts with which its former values could be guessed from
 * their digests. The chain stays whole: `verify` accepts what is missing because the `erased` event recorded here
 * names it. Erase after the row itself was anonymised and that was recorded: its newest digest is kept.
 */
export async function eraseTexts(tx: WriteTx, trail: Trail, row: RowRef): Promise<void> {
  await eraseTextsOf(tx, trail, row, [row]);
}

/** The same for several rows that belong to one subject, with one event. */
export async function eraseTextsOf(
  tx: WriteTx,
  trail: Trail,
  subject: RowRef,
  rows: readonly RowRef[],
): Promise<void> {
  const seqs = new Set<number>();
  for (const row of rows) {
    for (const seq of await textsOf(tx, row)) seqs.add(seq);
    await eraseSalts(tx, row);
  }
  await eraseEventTexts(tx, trail, subject, [...seqs]);
}

/** Erases the personal text of single events; `subject` is what the `erased` event is about. */
export async function eraseEventTexts(
  tx: WriteTx,
  trail: Trail,
  subject: RowRef,
  seqs: readonly number[],
): Promise<void> {
  const texts = seqs.toSorted((a, b) => a - b);
  for (let from = 0; from < texts.length; from += IN_ONE) {
    await tx
      .updateTable('eventTexts')
      .set({ salt: null, text: null })
      .where('seq', 'in', texts.slice(from, from + IN_ONE))
      .execute();
  }
  await trail.record({ action: 'erased', entity: subject.entity, entityId: subject.id, data: { texts } });
}

async function eraseSalts(tx: WriteTx, row: RowRef): Promise<void> {
  const newest = await tx
    .selectFrom('eventRows')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('entity', '=', row.entity)
    .where('entityId', '=', row.id)
    .where('digest', 'is not', null)
    .executeTakeFirst();
  await tx
    .updateTable('eventRows')
    .set({ salt: null })
    .where('entity', '=', row.entity)
    .where('entityId', '=', row.id)
    .where('seq', '<', newest?.seq ?? 0)
    .where('salt', 'is not', null)
    .execute();
}
