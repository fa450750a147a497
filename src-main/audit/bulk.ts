import { sql } from 'kysely';
import type { WriteTx } from '../db/handles.ts';
import type { EventCore } from './core.ts';
import type { Covered, CoveredTable } from './covered.ts';
import type { StoredRow } from './digest.ts';
import type { RowRef, TouchedRow } from './event.ts';

export interface RowMark extends TouchedRow {
  readonly salt: Uint8Array | null;
  readonly digest: Uint8Array | null;
}

/** An event with its place in the chain, ready to be written. */
export interface Appended {
  readonly core: EventCore;
  readonly hash: Uint8Array;
  readonly marks: readonly RowMark[];
  readonly text: string | null;
  readonly textSalt: Uint8Array | null;
}

// Statements that carry many rows as one JSON parameter: what they cost is SQLite's work alone.

/** @throws when the entity is none that `coveredTables` lists */
export function coveredBy(covered: Covered, entity: string): CoveredTable {
  const table = covered[entity];
  if (table === undefined) throw new Error(`Nothing says which table holds the entity ${entity}`);
  return table;
}

/** The stored rows of many references, one query for each entity; answers by reference. */
export async function readLeftRows(
  tx: WriteTx,
  covered: Covered,
  refs: readonly RowRef[],
): Promise<(ref: RowRef) => readonly StoredRow[]> {
  const byEntity = new Map<string, Map<number, StoredRow[]>>();
  for (const { entity, id } of refs) {
    const ids = byEntity.get(entity) ?? new Map<number, StoredRow[]>();
    ids.set(id, []);
    byEntity.set(entity, ids);
  }
  for (const [entity, ids] of byEntity) {
    const { table, idColumn, orderBy = [] } = coveredBy(covered, entity);
    const order = sql.join([idColumn, ...orderBy].map((column) => sql.ref(column)));
    const { rows } = await sql<StoredRow>`
      select * from ${sql.table(table)}
      where ${sql.ref(idColumn)} in (select value from json_each(${JSON.stringify([...ids.keys()])}))
      order by ${order}`.execute(tx);
    for (const row of rows) ids.get(Number(row[idColumn]))?.push(row);
  }
  return ({ entity, id }) => byEntity.get(entity)?.get(id) ?? [];
}

/** Writes events with their rows and texts: three statements, however many there are. */
export async function insertAppended(tx: WriteTx, appended: readonly Appended[]): Promise<void> {
  const events = appended.map(({ core, hash }) => [
    core.seq,
    core.epoch,
    core.at,
    core.recordedAt,
    core.actorId,
    core.origin,
    core.action,
    core.entity,
    core.entityId,
    core.version,
    core.touched,
    core.data,
    hex(core.textHash),
    hex(hash),
  ]);
  await sql`
    insert into events (seq, epoch, at, recordedAt, actorId, origin, action, entity, entityId, version, touched, data,
      textHash, hash)
    select e.value ->> 0, e.value ->> 1, e.value ->> 2, e.value ->> 3, e.value ->> 4, e.value ->> 5, e.value ->> 6,
      e.value ->> 7, e.value ->> 8, e.value ->> 9, e.value ->> 10, e.value ->> 11, unhex(e.value ->> 12),
      unhex(e.value ->> 13)
    from json_each(${JSON.stringify(events)}) as e`.execute(tx);
  const rows = appended.flatMap(({ core, marks }) =>
    marks.map((mark) => [mark.entity, mark.id, core.seq, mark.version, hex(mark.salt), hex(mark.digest)]),
  );
  await sql`
    insert into "eventRows" (entity, entityId, seq, version, salt, digest)
    select e.value ->> 0, e.value ->> 1, e.value ->> 2, e.value ->> 3, unhex(e.value ->> 4), unhex(e.value ->> 5)
    from json_each(${JSON.stringify(rows)}) as e`.execute(tx);
  const texts = appended.flatMap(({ core, text, textSalt }) =>
    text === null ? [] : [[core.seq, hex(textSalt), text]],
  );
  if (texts.length === 0) return;
  await sql`
    insert into "eventTexts" (seq, salt, text)
    select e.value ->> 0, unhex(e.value ->> 1), e.value ->> 2
    from json_each(${JSON.stringify(texts)}) as e`.execute(tx);
}

function hex(bytes: Uint8Array | null): string | null {
  return bytes === null
    ? null
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}
