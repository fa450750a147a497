import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Sample } from '#shared/delays/forecast.ts';
import { type CaseClassKey, nameOfClass, SAMPLE_SIZE } from '#shared/delays/ladder.ts';
import { HOUR } from '#shared/kernel/time.ts';
import { PRIORITIES, type Priority } from '#shared/sla/priority.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';

/** How long a sample serves before it is taken anew. */
const KEPT_FOR = 6 * HOUR;
/** Solved tickets of a service and priority among which those of one technician are looked for. */
const AMONG_OF_SERVICE = 2_000;
/** Solved tickets of all among which those of one priority are looked for. */
const AMONG_ALL = 1_000;

interface Solved {
  readonly seconds: number;
  readonly at: number;
}

const lastOf = (serviceId: number, priority: Priority, limit: number) => sql<Solved>`
  SELECT resolutionSeconds AS seconds, resolvedAt AS at, lastSolverId
  FROM tickets INDEXED BY tickets_solvedTimes
  WHERE serviceId = ${serviceId} AND priority = ${priority} AND resolutionSeconds IS NOT NULL
  ORDER BY resolvedAt DESC LIMIT ${limit}`;

const lastOfAll = (limit: number) => sql`
  SELECT resolutionSeconds AS seconds, resolvedAt AS at, priority
  FROM tickets INDEXED BY tickets_resolvedAt WHERE resolvedAt IS NOT NULL ORDER BY resolvedAt DESC LIMIT ${limit}`;

/** The last solved tickets of a class; every reading ends at a fixed number of rows however many there are. */
export function sampleQuery({ kind, serviceId, priority, technicianId }: CaseClassKey): RawBuilder<Solved> {
  if (kind === 'all')
    return sql`SELECT * FROM (${lastOfAll(2 * SAMPLE_SIZE)}) WHERE seconds IS NOT NULL LIMIT ${SAMPLE_SIZE}`;
  if (kind === 'priority') {
    return sql`SELECT * FROM (${lastOfAll(AMONG_ALL)}) WHERE priority = ${priority} AND seconds IS NOT NULL
      LIMIT ${SAMPLE_SIZE}`;
  }
  if (serviceId === null) throw new Error(`The class ${kind} is one of a service`);
  if (kind === 'service') {
    const parts = PRIORITIES.map((each) => sql`SELECT * FROM (${lastOf(serviceId, each, SAMPLE_SIZE)})`);
    return sql`SELECT * FROM (${sql.join(parts, sql` UNION ALL `)}) ORDER BY at DESC LIMIT ${SAMPLE_SIZE}`;
  }
  if (priority === null) throw new Error(`The class ${kind} is one of a priority`);
  if (kind === 'servicePriority') return lastOf(serviceId, priority, SAMPLE_SIZE);
  return sql`SELECT * FROM (${lastOf(serviceId, priority, AMONG_OF_SERVICE)}) WHERE lastSolverId = ${technicianId}
    LIMIT ${SAMPLE_SIZE}`;
}

async function takeSample(db: ReadDb, key: CaseClassKey): Promise<Sample> {
  const { rows } = await sampleQuery(key).execute(db);
  return rows.map(({ seconds }) => seconds).sort((a, b) => a - b);
}

const stored = z.array(z.number());

interface Keeping {
  readonly tx: WriteTx;
  readonly now: number;
}

/** Samples for one slice or one call: each is read once. */
export class Samples {
  readonly #db: ReadDb;
  readonly #write: Keeping | null;
  readonly #known = new Map<string, Sample>();
  /** How many were taken anew: what costs time. */
  taken = 0;

  private constructor(db: ReadDb, write: Keeping | null) {
    this.#db = db;
    this.#write = write;
  }

  /** Those that are kept, whatever their age; what is missing is taken for this call alone. */
  static reading(db: ReadDb): Samples {
    return new Samples(db, null);
  }

  /** Takes anew and keeps what is missing or too old. */
  static keeping(tx: WriteTx, now: number): Samples {
    return new Samples(tx, { tx, now });
  }

  async of(key: CaseClassKey): Promise<Sample> {
    const name = nameOfClass(key);
    const known = this.#known.get(name) ?? (await this.#kept(name)) ?? (await this.#anew(name, key));
    this.#known.set(name, known);
    return known;
  }

  async #kept(name: string): Promise<Sample | undefined> {
    const row = await this.#db
      .selectFrom('forecastSamples')
      .select(['takenAt', 'seconds'])
      .where('name', '=', name)
      .executeTakeFirst();
    const isTooOld = this.#write !== null && row !== undefined && row.takenAt + KEPT_FOR <= this.#write.now;
    return row === undefined || isTooOld ? undefined : stored.parse(JSON.parse(row.seconds));
  }

  async #anew(name: string, key: CaseClassKey): Promise<Sample> {
    this.taken += 1;
    const sample = await takeSample(this.#db, key);
    if (this.#write !== null) {
      const { tx, now } = this.#write;
      const seconds = JSON.stringify(sample);
      await tx.replaceInto('forecastSamples').values({ name, takenAt: now, seconds }).execute();
    }
    return sample;
  }
}
