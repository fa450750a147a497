import { sql } from 'kysely';
import { AuditBroken } from '../db/failures.ts';
import type { WriteTx } from '../db/handles.ts';
import { insertRow, prebuiltQuery, updateRow } from '../db/prebuilt.ts';
import { type Appended, coveredBy, insertAppended, type RowMark, readLeftRows } from './bulk.ts';
import { type EventCore, eventHash, genesisHash, type Head, headMessage } from './core.ts';
import { type Covered, type CoveredTable, coveredTables } from './covered.ts';
import { digestOf, GONE, newSalt, type StoredRow, sha256 } from './digest.ts';
import type { FeedEvent, NewEvent, RowRef, TrailContext } from './event.ts';
import type { Signer } from './keys.ts';

/** How many events of a bulk are written by one statement. */
const IN_ONE = 500;

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
    const { core, hash, marks, text, textSalt } = this.#append(event, await this.#leftRows(event));
    const { seq } = core;
    await insertRow(this.#tx, 'events', { ...core, hash });
    for (const { id, ...mark } of marks) {
      await insertRow(this.#tx, 'eventRows', { ...mark, entityId: id, seq });
    }
    if (textSalt !== null) await insertRow(this.#tx, 'eventTexts', { seq, salt: textSalt, text });
    return seq;
  }

  /**
   * The same for thousands of events at once, with a few statements for all of them: what an import of a whole
   * inventory takes to be one short transaction. All their rows must be written before; an event keeps the digest of
   * its rows as they are now, so no row may belong to two of them that left it differently.
   */
  async recordAll(events: readonly NewEvent[]): Promise<void> {
    for (let from = 0; from < events.length; from += IN_ONE) {
      const slice = events.slice(from, from + IN_ONE);
      const rows = await readLeftRows(
        this.#tx,
        this.#covered,
        slice.flatMap((event) => event.rows ?? []),
      );
      const appended = slice.map((event) =>
        this.#append(
          event,
          unique(event.rows ?? []).map((ref) => markOf(this.#covered, ref, rows(ref))),
        ),
      );
      await insertAppended(this.#tx, appended);
    }
  }

  /** Puts an event at the end of the chain; the caller writes it. */
  #append(event: NewEvent, left: readonly RowMark[]): Appended {
    const marks = [...left, ...mentions(event)];
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
    const digests = marks.map((mark) => mark.digest);
    const hash = eventHash(core, digests, this.#end.hash);
    this.#end = { ...this.#end, seq: core.seq, hash };
    this.events.push(feedEventOf(core, marks));
    return { core, hash, marks, text, textSalt };
  }

  /** Signs where the chain ends now, with the last folio of each series, so that neither can be cut off. */
  async seal(signer: Signer): Promise<Head> {
    const { databaseId, seq, hash, epoch } = this.#end;
    const series = await allSeries.all(this.#tx, {});
    const folios = Object.fromEntries(series.map((each) => [`${each.series}-${each.year}`, each.last]));
    const head = { seq, hash, epoch, folios };
    await updateRow(this.#tx, 'auditHead', 1, {
      seq,
      hash,
      epoch,
      folios: JSON.stringify(folios),
      keyId: signer.keyId,
      signature: signer.sign(headMessage(databaseId, signer.keyId, head)),
    });
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
      const rows = await rowsOf(coveredBy(this.#covered, entity)).all(this.#tx, { id });
      marks.push(markOf(this.#covered, { entity, id }, rows));
    }
    return marks;
  }
}

const allSeries = prebuiltQuery((db) =>
  db.selectFrom('folioSeries').select(['series', 'year', 'last']).compile(),
);

type StoredRows = ReturnType<typeof storedRows>;
const readers = new WeakMap<CoveredTable, StoredRows>();

/** The query for what a covered table holds under an id. */
function rowsOf(covered: CoveredTable): StoredRows {
  const known = readers.get(covered) ?? storedRows(covered);
  readers.set(covered, known);
  return known;
}

function storedRows({ table, idColumn, orderBy = [] }: CoveredTable) {
  const order = sql.join([idColumn, ...orderBy].map((column) => sql.ref(column)));
  return prebuiltQuery((db, p: { id: number }) =>
    sql<StoredRow>`
      select * from ${sql.table(table)} where ${sql.ref(idColumn)} = ${p.id} order by ${order}`.compile(db),
  );
}

/** Where the chain ended, by its signed head and by the newest event. */
const chainEnd = prebuiltQuery((db) =>
  sql<{
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
      left join (select seq, hash from events order by seq desc limit 1) as newest on true`.compile(db),
);

/**
 * The trail of a transaction that has just begun.
 * @throws {AuditBroken} when the signed head and the newest event differ: to go on would hide it
 */
export async function openTrail(
  tx: WriteTx,
  context: TrailContext,
  covered: Covered = coveredTables,
): Promise<Trail> {
  const end = await chainEnd.first(tx, {});
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

function markOf(covered: Covered, ref: RowRef, rows: readonly StoredRow[]): RowMark {
  const salt = newSalt();
  const digest = digestOf(coveredBy(covered, ref.entity), salt, rows);
  const { entity, id } = ref;
  return { entity, id, version: versionOf(rows), salt: digest === GONE ? null : salt, digest };
}

function versionOf(rows: readonly StoredRow[]): number | null {
  const version = rows.length === 1 ? rows[0]?.version : null;
  return typeof version === 'number' ? version : null;
}

function feedEventOf(core: EventCore, marks: readonly RowMark[]): FeedEvent {
  const { touched: _touched, data: _data, textHash: _textHash, ...rest } = core;
  return { ...rest, touched: marks.map(({ entity, id, version }) => ({ entity, id, version })) };
}
