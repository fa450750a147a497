import { setImmediate as turn } from 'node:timers/promises';
import { sql } from 'kysely';
import { z } from 'zod';
import { AuditBroken } from '../db/failures.ts';
import type { ReadDb } from '../db/handles.ts';
import { genesisHash } from './core.ts';
import { TRAIL_FORMAT, type TrailHeader, type TrailLine } from './exportedTrail.ts';
import { namesOf } from './listQueries.ts';

const PAGE = 500;
const touchedKeys = z.array(z.tuple([z.string(), z.number(), z.number().nullable()]));
const foliosColumn = z.record(z.string(), z.number().int());

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const hexOrNull = (bytes: Uint8Array | null) => (bytes === null ? null : hex(bytes));

export interface TrailStretch {
  /** First and last event; `to` below `from` is none at all. */
  readonly from: number;
  readonly to: number;
  /** ISO. */
  readonly madeAt: string;
  /** Who asked for it. */
  readonly by: string;
}

/** Every event of a stretch of the chain, with its end as it stands now. See exportedTrail.ts for the form. */
export async function exportTrail(db: ReadDb, { from, to, madeAt, by }: TrailStretch): Promise<string[]> {
  const { head, databaseId } = await signedHead(db);
  const header: TrailHeader = {
    format: TRAIL_FORMAT,
    version: 1,
    databaseId,
    madeAt,
    by,
    from,
    to,
    before: hex(await hashBefore(db, from, databaseId)),
    head,
  };
  const lines = [`${JSON.stringify(header)}\n`];
  for (let next = from; next <= to; next += PAGE) {
    lines.push(...(await linesBetween(db, next, Math.min(to, next + PAGE - 1))));
    // The database answers at once: without a turn of the event loop nobody else's call would be read meanwhile.
    await turn();
  }
  return lines;
}

async function signedHead(db: ReadDb): Promise<{ head: TrailHeader['head']; databaseId: string }> {
  const row = await db
    .selectFrom('auditHead')
    .innerJoin('auditKeys', 'auditKeys.id', 'auditHead.keyId')
    .innerJoin('meta', (join) => join.on(sql<boolean>`meta.key = 'databaseId'`))
    .select([
      'auditHead.seq',
      'auditHead.hash',
      'auditHead.epoch',
      'auditHead.folios',
      'auditHead.signature',
      'auditKeys.id as keyId',
      'auditKeys.publicKey',
      'meta.value as databaseId',
    ])
    .executeTakeFirst();
  if (row === undefined || row.signature === null) throw new AuditBroken('the head is not signed');
  const { hash, publicKey, signature, folios, databaseId, ...head } = row;
  return {
    databaseId,
    head: {
      ...head,
      hash: hex(hash),
      publicKey: hex(publicKey),
      signature: hex(signature),
      folios: foliosColumn.parse(JSON.parse(folios)),
    },
  };
}

async function hashBefore(db: ReadDb, seq: number, databaseId: string): Promise<Uint8Array> {
  if (seq <= 1) return genesisHash(databaseId);
  const { hash } = await db
    .selectFrom('events')
    .select('hash')
    .where('seq', '=', seq - 1)
    .executeTakeFirstOrThrow();
  return hash;
}

async function linesBetween(db: ReadDb, from: number, to: number): Promise<string[]> {
  const events = await db
    .selectFrom('events')
    .leftJoin('eventTexts', 'eventTexts.seq', 'events.seq')
    .selectAll('events')
    .select(['eventTexts.salt', 'eventTexts.text'])
    .where('events.seq', '>=', from)
    .where('events.seq', '<=', to)
    .orderBy('events.seq')
    .execute();
  const digests = await digestsOf(db, events);
  const actorIds = [...new Set(events.flatMap(({ actorId }) => (actorId === null ? [] : [actorId])))];
  const names = await namesOf(db, actorIds);
  return events.map(({ hash, textHash, salt, text, ...event }, index) => {
    const line: TrailLine = {
      event: { ...event, textHash: hexOrNull(textHash) },
      digests: digests[index] ?? [],
      hash: hex(hash),
      actor: event.actorId === null ? null : (names.get(event.actorId) ?? null),
      text: salt === null || text === null ? null : { salt: hex(salt), text },
    };
    return `${JSON.stringify(line)}\n`;
  });
}

/** Of each event the digests of the rows that it left, in the order in which its hash has them. */
async function digestsOf(
  db: ReadDb,
  events: readonly { readonly seq: number; readonly touched: string }[],
): Promise<(string | null)[][]> {
  const keys = events.map(({ seq, touched }) =>
    touchedKeys.parse(JSON.parse(touched)).map(([entity, id]) => ({ seq, entity, id })),
  );
  const { rows } = await sql<{ at: number; digest: Uint8Array | null }>`
    SELECT k.key AS at, r.digest FROM json_each(${JSON.stringify(keys.flat())}) k
    LEFT JOIN eventRows r ON r.entity = k.value ->> 'entity' AND r.entityId = k.value ->> 'id' AND r.seq = k.value ->> 'seq'
    ORDER BY k.key`.execute(db);
  const flat = rows.map(({ digest }) => hexOrNull(digest));
  let at = 0;
  return keys.map((own) => {
    const part = flat.slice(at, at + own.length);
    at += own.length;
    return part;
  });
}
