import type { WriteTx } from '../db/handles.ts';
import type { Trail } from './chain.ts';
import type { RowRef } from './event.ts';

/**
 * Erases the personal text of all events of a row, and the salts with which its former values could be guessed from
 * their digests. The chain stays whole: `verify` accepts what is missing because the `erased` event recorded here
 * names it. Erase after the row itself was anonymised and that was recorded: its newest digest is kept.
 */
export async function eraseTexts(tx: WriteTx, trail: Trail, row: RowRef): Promise<void> {
  const events = await tx
    .selectFrom('eventRows')
    .innerJoin('eventTexts', 'eventTexts.seq', 'eventRows.seq')
    .select('eventTexts.seq')
    .where('eventRows.entity', '=', row.entity)
    .where('eventRows.entityId', '=', row.id)
    .where('eventTexts.text', 'is not', null)
    .orderBy('eventTexts.seq')
    .execute();
  const seqs = events.map(({ seq }) => seq);
  for (const seq of seqs) {
    await tx.updateTable('eventTexts').set({ salt: null, text: null }).where('seq', '=', seq).execute();
  }
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
  await trail.record({ action: 'erased', entity: row.entity, entityId: row.id, data: { texts: seqs } });
}
