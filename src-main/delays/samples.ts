import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type Curve, curveOf } from '#shared/delays/curve.ts';
import { type CaseClassKey, nameOfClass, SAMPLE_SIZE } from '#shared/delays/ladder.ts';
import { HOUR } from '#shared/kernel/time.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';

/** How long a sample serves before it is taken anew. */
const KEPT_FOR = 6 * HOUR;
/** Tickets among which those of a class are looked for: every reading ends there, however many there are. */
const AMONG = 1_000;

interface StoredCase {
  readonly seconds: number;
  readonly isSolved: number;
}

/** The last tickets of a service, of a technician, or of all, as an index has them. */
function lastOf({ kind, serviceId, technicianId }: CaseClassKey): RawBuilder<unknown> {
  if (kind === 'servicePriorityTechnician') {
    return sql`INDEXED BY tickets_assignee WHERE t.assigneeId = ${technicianId}`;
  }
  if (serviceId !== null) return sql`INDEXED BY tickets_service WHERE t.serviceId = ${serviceId}`;
  return sql`INDEXED BY tickets_createdAt`;
}

/**
 * The last tickets of a class that somebody was given: how long the solved ones took, and how long the open ones have
 * taken, as far as that was reckoned. What was cancelled tells nothing.
 */
export function casesQuery(key: CaseClassKey): RawBuilder<StoredCase> {
  const conditions = [sql<boolean>`c.seconds IS NOT NULL`];
  if (key.kind === 'servicePriorityTechnician') conditions.push(sql`c.serviceId = ${key.serviceId}`);
  if (key.priority !== null) conditions.push(sql`c.priority = ${key.priority}`);
  return sql<StoredCase>`
    SELECT c.seconds, c.isSolved FROM (
      SELECT t.serviceId, t.priority, t.isOpen = 0 AS isSolved,
        CASE WHEN t.isOpen = 0 THEN t.resolutionSeconds
          ELSE (SELECT d.usedSeconds FROM ticketDelays d WHERE d.ticketId = t.id) END AS seconds
      FROM tickets t ${lastOf(key)} ORDER BY t.createdAt DESC, t.id DESC LIMIT ${AMONG}) c
    WHERE ${sql.join(conditions, sql` AND `)} LIMIT ${SAMPLE_SIZE}`;
}

const storedCases = z.array(z.tuple([z.number(), z.union([z.literal(0), z.literal(1)])]));

const KEPT_CURVES = 500;
const curves = new Map<string, Curve>();

/** Made once for each content: slice after slice asks for the same classes, and parsing takes longer than the rest. */
function storedCurve(text: string): Curve {
  const known = curves.get(text);
  if (known !== undefined) return known;
  if (curves.size >= KEPT_CURVES) curves.clear();
  const cases = storedCases.parse(JSON.parse(text));
  const fresh = curveOf(cases.map(([seconds, isSolved]) => ({ seconds, isSolved: isSolved === 1 })));
  curves.set(text, fresh);
  return fresh;
}

interface Keeping {
  readonly tx: WriteTx;
  readonly now: number;
  /** How many may be taken anew: each reads up to a thousand rows that may lie anywhere on the disk. */
  readonly most: number;
}

/** So many were taken anew that the rest is for the next slice, which finds these kept. */
export class EnoughTaken extends Error {}

/** Samples for one slice or one call: each is read once. */
export class Samples {
  readonly #db: ReadDb;
  readonly #write: Keeping | null;
  readonly #known = new Map<string, Curve>();
  #taken = 0;

  private constructor(db: ReadDb, write: Keeping | null) {
    this.#db = db;
    this.#write = write;
  }

  /** Those that are kept, whatever their age; what is missing is taken for this call alone. */
  static reading(db: ReadDb): Samples {
    return new Samples(db, null);
  }

  /** Takes anew and keeps what is missing or too old. */
  static keeping(keeping: Keeping): Samples {
    return new Samples(keeping.tx, keeping);
  }

  /** @throws {EnoughTaken} where samples are kept and no more may be taken */

  async of(key: CaseClassKey): Promise<Curve> {
    const name = nameOfClass(key);
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const curve = storedCurve((await this.#kept(name)) ?? (await this.#anew(name, key)));
    this.#known.set(name, curve);
    return curve;
  }

  async #kept(name: string): Promise<string | null> {
    const row = await this.#db
      .selectFrom('forecastSamples')
      .select(['takenAt', 'cases'])
      .where('name', '=', name)
      .executeTakeFirst();
    const isTooOld = this.#write !== null && row !== undefined && row.takenAt + KEPT_FOR <= this.#write.now;
    return row === undefined || isTooOld ? null : row.cases;
  }

  async #anew(name: string, key: CaseClassKey): Promise<string> {
    if (this.#write !== null && this.#taken >= this.#write.most) throw new EnoughTaken();
    this.#taken += 1;
    const { rows } = await casesQuery(key).execute(this.#db);
    const cases = JSON.stringify(rows.map(({ seconds, isSolved }) => [seconds, isSolved]));
    if (this.#write !== null) {
      const { tx, now } = this.#write;
      const row = { name, takenAt: now, cases };
      await tx.replaceInto('forecastSamples').values(row).execute();
    }
    return cases;
  }
}
