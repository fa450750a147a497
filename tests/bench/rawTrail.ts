import type SqliteDatabase from 'better-sqlite3';
import { type EventCore, eventHash, genesisHash, headMessage } from '#main/audit/core.ts';
import { coveredTables } from '#main/audit/covered.ts';
import { digestOf, newSalt, type StoredRow, sha256 } from '#main/audit/digest.ts';
import type { Signer } from '#main/audit/keys.ts';

export interface RawEvent {
  readonly at: number;
  readonly actorId: number | null;
  readonly action: string;
  readonly entity: string;
  readonly entityId: number;
  readonly data: object;
  readonly text?: object;
  readonly rows: readonly { readonly entity: string; readonly id: number }[];
}

/**
 * The audit trail written straight to the tables, for hundreds of thousands of events in seconds: the same cores,
 * digests and hashes as the product's own, so that `verify` holds. Sealed once, at the end.
 */
export class RawTrail {
  readonly #db: SqliteDatabase.Database;
  readonly #databaseId: string;
  #seq: number;
  #hash: Uint8Array;
  readonly #epoch: number;
  readonly #event: SqliteDatabase.Statement;
  readonly #row: SqliteDatabase.Statement;
  readonly #text: SqliteDatabase.Statement;
  readonly #readers = new Map<string, SqliteDatabase.Statement>();

  constructor(db: SqliteDatabase.Database) {
    this.#db = db;
    this.#databaseId = db.prepare(`SELECT value FROM meta WHERE key = 'databaseId'`).pluck().get() as string;
    const head = db.prepare('SELECT seq, hash, epoch FROM auditHead').get() as {
      seq: number;
      hash: Uint8Array;
      epoch: number;
    };
    this.#seq = head.seq;
    this.#epoch = head.epoch;
    this.#hash = head.seq === 0 ? genesisHash(this.#databaseId) : head.hash;
    this.#event = db.prepare(`INSERT INTO events (seq, epoch, at, recordedAt, actorId, origin, action, entity,
      entityId, version, touched, data, textHash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#row = db.prepare(
      'INSERT INTO eventRows (entity, entityId, seq, version, salt, digest) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#text = db.prepare('INSERT INTO eventTexts (seq, salt, text) VALUES (?, ?, ?)');
  }

  /** Appends an event after its rows were written. */
  record(event: RawEvent): void {
    const marks = event.rows.map(({ entity, id }) => this.#mark(entity, id));
    const salt = event.text === undefined ? null : newSalt();
    const text = event.text === undefined ? null : JSON.stringify(event.text);
    const core: EventCore = {
      seq: this.#seq + 1,
      epoch: this.#epoch,
      at: event.at,
      recordedAt: event.at,
      actorId: event.actorId,
      origin: 'import',
      action: event.action,
      entity: event.entity,
      entityId: event.entityId,
      version: marks.find((mark) => mark.entity === event.entity)?.version ?? null,
      touched: JSON.stringify(marks.map(({ entity, id, version }) => [entity, id, version])),
      data: JSON.stringify(event.data),
      textHash: salt === null || text === null ? null : sha256(salt, text),
    };
    const hash = eventHash(
      core,
      marks.map((mark) => mark.digest),
      this.#hash,
    );
    this.#event.run(
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
      core.textHash,
      hash,
    );
    for (const mark of marks)
      this.#row.run(mark.entity, mark.id, core.seq, mark.version, mark.salt, mark.digest);
    if (salt !== null) this.#text.run(core.seq, salt, text);
    this.#seq = core.seq;
    this.#hash = hash;
  }

  /** Signs the end of the chain, as the product does after each transaction. */
  seal(signer: Signer): void {
    const series = this.#db.prepare('SELECT series, year, last FROM folioSeries').all() as {
      series: string;
      year: number;
      last: number;
    }[];
    const folios = Object.fromEntries(series.map((each) => [`${each.series}-${each.year}`, each.last]));
    const head = { seq: this.#seq, hash: this.#hash, epoch: this.#epoch, folios };
    const signature = signer.sign(headMessage(this.#databaseId, signer.keyId, head));
    this.#db
      .prepare('UPDATE auditHead SET seq = ?, hash = ?, folios = ?, keyId = ?, signature = ? WHERE id = 1')
      .run(head.seq, head.hash, JSON.stringify(folios), signer.keyId, signature);
  }

  #mark(entity: string, id: number) {
    const covered = coveredTables[entity];
    if (covered === undefined) throw new Error(`Nothing covers ${entity}`);
    const order = [covered.idColumn, ...(covered.orderBy ?? [])].join(', ');
    const sql = `SELECT * FROM ${covered.table} WHERE ${covered.idColumn} = ? ORDER BY ${order}`;
    const reader = this.#readers.get(entity) ?? this.#db.prepare(sql);
    this.#readers.set(entity, reader);
    const rows = reader.all(id) as StoredRow[];
    const salt = newSalt();
    const version = rows.length === 1 && typeof rows[0]?.version === 'number' ? rows[0].version : null;
    return { entity, id, version, salt, digest: digestOf(covered, salt, rows) };
  }
}
