import { sql } from 'kysely';
import { AuditBroken } from '../db/failures.ts';
import type { WriteTx } from '../db/handles.ts';
import { type EventCore, eventHash, genesisHash, type Head, headMessage } from './core.ts';
import { type Covered, coveredTables } from './covered.ts';
import { digestOf, GONE, newSalt, type StoredRow, sha256 } from './digest.ts';
import type { FeedEvent, NewEvent, RowRef, TouchedRow, TrailContext } from './event.ts';
import type { Signer } from './keys.ts';

interface RowMark extends TouchedRow {
  readonly salt: Uint8Array | null;
  readonly digest: Uint8Array | null;
}

interface ChainEnd {
  readonly databaseId: string;
  readonly seq: number;
  readonly hash: Uint8Array;
  readonly epoch: number;
}

/**
 * The audit trail of one write transaction. `record` each thing that was done after its rows were written, `seal`
 * once at the end: several events share one signature.
 */
export class Trail {
  readonly events: FeedEvent[] = [];
  readonly #tx: WriteTx;
  readonly #context: TrailContext;
  readonly #covered: Covered;
  #end: ChainEnd;

  constructor(tx: WriteTx, context: TrailContext, covered: Covered, end: ChainEnd) {
    this.#tx = tx;
    this.#context = context;
    this.#covered = covered;
    this.#end = end;
  }

  get databaseId(): string {
    return this.#end.databaseId;
  }

  /**
   * Appends an event and the digests of the rows that it left. Answers with its `seq`.
   * @throws when a row of an entity is named that `coveredTables` does not list
   */
  async record(event: NewEvent): Promise<number> {
    const marks = [...(await this.#leftRows(event)), ...mentions(event)];
    const textSalt = event.text === undefined ? null : newSalt();
    const text = event.text === undefined ? null : JSON.stringify(event.text);
    const core: EventCore = {
      seq: this.#end.seq + 1,
      epoch: this.#end.epoch,
      at: event.at ?? this.#context.now,
      recordedAt: this.#context.now,
      actorId: event.actorId === undefined ? this.#context.actorId : event.actorId,
      origin: event.origin ?? this.#context.origin,
      action: event.action,
      entity: event.entity,
      entityId: event.entityId,
      version: event.version ?? null,
      touched: JSON.stringify(marks.map(({ entity, id, version }) => [entity, id, version])),
      data: event.data === undefined ? null : JSON.stringify(event.data),
      textHash: textSalt === null || text === null ? null : sha256(textSalt, text),
    };
    const hash = eventHash(
      core,
      marks.map((mark) => mark.digest),
      this.#end.hash,
    );
    await this.#tx
      .insertInto('events')
      .values({ ...core, hash })
      .execute();
    await this.#tx
      .insertInto('eventRows')
      .values(marks.map(({ id, ...mark }) => ({ ...mark, entityId: id, seq: core.seq })))
      .execute();
    if (textSalt !== null) {
      await this.#tx.insertInto('eventTexts').values({ seq: core.seq, salt: textSalt, text }).execute();
    }
    this.#end = { ...this.#end, seq: core.seq, hash };
    this.events.push(feedEventOf(core, marks));
    return core.seq;
  }

  /** Signs where the chain ends now, with the last folio of each series, so that neither can be cut off. */
  async seal(signer: Signer): Promise<Head> {
    const { databaseId, seq, hash, epoch } = this.#end;
    const series = await this.#tx.selectFrom('folioSeries').select(['series', 'year', 'last']).execute();
    const folios = Object.fromEntries(series.map((each) => [`${each.series}-${each.year}`, each.last]));
    const head = { seq, hash, epoch, folios };
    await this.#tx
      .updateTable('auditHead')
      .set({
        seq,
        hash,
        epoch,
        folios: JSON.stringify(folios),
        keyId: signer.keyId,
        signature: signer.sign(headMessage(databaseId, signer.keyId, head)),
      })
      .where('id', '=', 1)
      .execute();
    return head;
  }

  /** Begins the next epoch, above any that was ever seen; only a restore does. */
  startEpoch(epoch: number): void {
    if (epoch <= this.#end.epoch) throw new Error('An epoch only goes up');
    this.#end = { ...this.#end, epoch };
  }

  async #leftRows(event: NewEvent): Promise<RowMark[]> {
    const marks: RowMark[] = [];
    for (const { entity, id } of unique(event.rows ?? [])) {
      const covered = this.#covered[entity];
      if (covered === undefined) throw new Error(`Nothing says which table holds the entity ${entity}`);
      const order = sql.join([covered.idColumn, ...(covered.orderBy ?? [])].map((column) => sql.ref(column)));
      const { rows } = await sql<StoredRow>`
        select * from ${sql.table(covered.table)} where ${sql.ref(covered.idColumn)} = ${id} order by ${order}
      `.execute(this.#tx);
      const salt = newSalt();
      const digest = digestOf(covered, salt, rows);
      marks.push({ entity, id, version: versionOf(rows), salt: digest === GONE ? null : salt, digest });
    }
    return marks;
  }
}

/**
 * The trail of a transaction that has just begun.
 * @throws {AuditBroken} when the signed head and the newest event differ: to go on would hide it
 */
export async function openTrail(
  tx: WriteTx,
  context: TrailContext,
  covered: Covered = coveredTables,
): Promise<Trail> {
  const { rows } = await sql<{
    seq: number;
    hash: Uint8Array;
    epoch: number;
    newestSeq: number | null;
    newestHash: Uint8Array | null;
    databaseId: string;
  }>`
    select head.seq, head.hash, head.epoch, newest.seq as "newestSeq", newest.hash as "newestHash",
      meta.value as "databaseId"
    from ${sql.table('auditHead')} as head
      join meta on meta.key = 'databaseId'
      left join (select seq, hash from events order by seq desc limit 1) as newest on true
  `.execute(tx);
  const end = rows[0];
  if (end === undefined) throw new AuditBroken('it has no head');
  if (end.seq !== (end.newestSeq ?? 0)) {
    throw new AuditBroken(`it ends at event ${end.newestSeq ?? 0} and was signed at ${end.seq}`);
  }
  if (end.newestHash !== null && Buffer.compare(end.hash, end.newestHash) !== 0) {
    throw new AuditBroken(`event ${end.seq} is not the one that was signed`);
  }
  const { databaseId, epoch, seq } = end;
  const hash = seq === 0 ? genesisHash(databaseId) : end.hash;
  return new Trail(tx, context, covered, { databaseId, epoch, seq, hash });
}

/** The rows that an event only speaks of; its own subject is always among them, or among those it changed. */
function mentions(event: NewEvent): readonly RowMark[] {
  const changed = event.rows ?? [];
  const subject = { entity: event.entity, id: event.entityId };
  return unique([subject, ...(event.about ?? [])])
    .filter(({ entity, id }) => !changed.some((row) => row.entity === entity && row.id === id))
    .map(({ entity, id }) => {
      const version = entity === event.entity && id === event.entityId ? (event.version ?? null) : null;
      return { entity, id, version, salt: null, digest: null };
    });
}

function unique(refs: readonly RowRef[]): readonly RowRef[] {
  if (refs.length < 2) return refs;
  return [...new Map(refs.map((ref) => [`${ref.entity} ${ref.id}`, ref])).values()];
}

function versionOf(rows: readonly StoredRow[]): number | null {
  const version = rows.length === 1 ? rows[0]?.version : null;
  return typeof version === 'number' ? version : null;
}

function feedEventOf(core: EventCore, marks: readonly RowMark[]): FeedEvent {
  const { touched: _touched, data: _data, textHash: _textHash, ...rest } = core;
  return { ...rest, touched: marks.map(({ entity, id, version }) => ({ entity, id, version })) };
}
