import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '#main/audit/report.ts';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { dataPaths } from '#main/db/dataFolder.ts';
import { ok } from '#shared/kernel/result.ts';
import { tamper } from './auditedPeople.ts';
import { everyEntity, openSample, type Place } from './everyEntity.ts';
import {
  contentOf,
  type Entity,
  edit,
  entitiesOf,
  idsOf,
  insert,
  insertLike,
  otherValue,
  plannedEdits,
  type Row,
  remove,
  rowsOf,
  swap,
} from './tampering.ts';

type Db = SqliteDatabase.Database;

let place: Place;
/** The database as it was before each thing in it was changed once more, and as it is since. */
let earlier: string;
let whole: string;
let database: string;

beforeAll(async () => {
  place = await everyEntity();
  database = dataPaths(place.dataDir).database;
  earlier = join(place.dataDir, '..', 'earlier.sqlite');
  whole = join(place.dataDir, '..', 'whole.sqlite');
  await copyFile(database, earlier);
  await changeEach();
  await copyFile(database, whole);
}, 60_000);
afterAll(async () => {
  if (place !== undefined) await place.remove();
});

const verify = () => verifyDataFolder(place.dataDir, { profileDir: place.profileDir });

/** Starts from the whole database, lets somebody with a SQLite shell at it, and says what `verify` finds. */
async function foundAfter(
  statements: (db: Db, entities: readonly Entity[]) => void,
): Promise<readonly Problem[]> {
  await copyFile(whole, database);
  tamper(database, (db) => {
    db.pragma('ignore_check_constraints = ON');
    db.prepare('ATTACH ? AS earlier').run(earlier);
    statements(db, entitiesOf(db));
  });
  return (await verify()).problems;
}

/** `changedRow ticket 7`, in order, of what is found of covered rows. */
const ofRows = (problems: readonly Problem[]) =>
  problems
    .filter(({ kind, entity }) => entity !== undefined && /Row$/.test(kind))
    .map(({ kind, entity, id }) => `${kind} ${entity} ${id}`)
    .sort();

const ofTrail = (problems: readonly Problem[]) =>
  problems.filter(({ entity }) => entity === undefined).map(({ kind, seq }) => `${kind} ${seq ?? ''}`.trim());

const say = (kind: Problem['kind'], { entity }: Entity, id: number) => `${kind} ${entity} ${id}`;

function pick(ids: readonly number[], at: number, { entity }: Entity): number {
  const id = ids.at(at);
  if (id === undefined) throw new Error(`The test has too few of ${entity}: give it some in everyEntity.ts`);
  return id;
}

/** One change that the schema allows: a set loses a row, a row gets a new version, or else other words or times. */
function changeOf(db: Db, each: Entity, id: number): string {
  const { table, isSet, columns } = each;
  const row = rowsOf(db, each, id)[0] ?? {};
  if (isSet) return `DELETE FROM ${table} WHERE id = ${row.id}`;
  if ('version' in row) return `UPDATE ${table} SET version = version + 1 WHERE id = ${id}`;
  const words = columns.find(({ name }) => typeof row[name] === 'string' && !/sha256/i.test(name))?.name;
  if (words !== undefined) return `UPDATE ${table} SET ${words} = ${words} || '.' WHERE id = ${id}`;
  const time = columns.find(({ name }) => /at$/i.test(name) && row[name] !== null)?.name;
  return `UPDATE ${table} SET ${time} = ${time} + 1 WHERE id = ${id}`;
}

/** Each entity is changed once more, with an event that says so. */
async function changeEach(): Promise<void> {
  const { host, close } = await openSample(place);
  const reader = new SqliteDatabase(earlier, { readonly: true });
  try {
    const context = { actorId: null, origin: 'rest' as const, now: host.clock() };
    await host.auditor.write(context, async (tx, trail) => {
      for (const each of entitiesOf(reader)) {
        const id = pick(idsOf(reader, each), -1, each);
        await sql.raw(changeOf(reader, each, id)).execute(tx);
        const { entity } = each;
        await trail.record({ action: 'test.changed', entity, entityId: id, rows: [{ entity, id }] });
      }
      return ok(null);
    });
  } finally {
    reader.close();
    await close();
  }
}

describe('what was written past the program, with all triggers in place again', () => {
  it('is not there before anybody did it, and there is one of each thing that events cover', async () => {
    expect((await verify()).problems).toEqual([]);
    const db = new SqliteDatabase(whole, { readonly: true });
    for (const each of entitiesOf(db)) expect(idsOf(db, each).length, each.entity).toBeGreaterThan(0);
    db.close();
  });

  it('is found as an edit, whatever column of whatever thing it is', { timeout: 60_000 }, async () => {
    for (const round of plannedEdits(whole)) {
      const problems = ofRows(
        await foundAfter((db) => {
          for (const { each, id, column } of round) edit(db, each, id, column);
        }),
      );
      for (const { each, id, column } of round) {
        const kind = column.name === each.idColumn ? /^(vanished|changed)Row / : /^changedRow /;
        const found = problems.filter((problem) => problem.endsWith(` ${each.entity} ${id}`));
        expect(found, `${each.table}.${column.name}`).toEqual([expect.stringMatching(kind)]);
      }
      const edited = round.map(({ each, id }) => `${each.entity} ${id}`);
      const others = problems.filter((problem) => !edited.some((name) => problem.endsWith(` ${name}`)));
      // A row whose number was changed is found a second time, under the new one.
      expect(others.filter((problem) => !problem.startsWith('unrecordedRow'))).toEqual([]);
    }
  });

  it('is found as a removed row', async () => {
    const expected: string[] = [];
    const problems = await foundAfter((db, entities) => {
      for (const each of entities) {
        const ids = idsOf(db, each);
        const id = pick(ids, 0, each);
        remove(db, each, id);
        expected.push(say('vanishedRow', each, id));
        // Of several that belong to one id, one alone.
        const several = ids.slice(1).find((other) => rowsOf(db, each, other).length > 1);
        if (several === undefined) continue;
        db.prepare(`DELETE FROM ${each.table} WHERE id = ?`).run(rowsOf(db, each, several)[0]?.id ?? null);
        expected.push(say('changedRow', each, several));
      }
    });
    expect(ofRows(problems)).toEqual(expected.sort());
  });

  it('is found as an inserted row', async () => {
    const expected: string[] = [];
    const problems = await foundAfter((db, entities) => {
      for (const each of entities) {
        const id = pick(idsOf(db, each), 0, each);
        expected.push(say('unrecordedRow', each, insertLike(db, each, id, 'new')));
        if (each.isSet) expected.push(say('changedRow', each, insertLike(db, each, id, 'same')));
      }
    });
    expect(ofRows(problems)).toEqual(expected.sort());
  });

  it('is found as two rows that changed places', async () => {
    const expected: string[] = [];
    const problems = await foundAfter((db, entities) => {
      for (const each of entities) {
        const ids = idsOf(db, each);
        const a = pick(ids, 0, each);
        const b = ids.find((id) => contentOf(db, each, id) !== contentOf(db, each, a));
        if (b === undefined)
          throw new Error(`No two of ${each.entity} differ: give it some in everyEntity.ts`);
        swap(db, each, a, b);
        expected.push(say('changedRow', each, a), say('changedRow', each, b));
      }
    });
    expect(ofRows(problems)).toEqual(expected.sort());
  });

  /** Puts the rows of each changed id back as they were. */
  function putBack(db: Db, each: Entity): number {
    const id = pick(idsOf(db, each, 'earlier'), -1, each);
    remove(db, each, id);
    for (const row of rowsOf(db, each, id, 'earlier')) insert(db, each, row);
    return id;
  }

  it('is found as a row that was put back to an earlier state', async () => {
    const expected: string[] = [];
    const problems = await foundAfter((db, entities) => {
      for (const each of entities) {
        const { entity } = each;
        const id = putBack(db, each);
        const last = db.prepare(
          'SELECT digest FROM eventRows WHERE entity = ? AND entityId = ? ORDER BY seq DESC',
        );
        const { digest } = last.get(entity, id) as { digest: Uint8Array };
        expected.push(say(digest.length === 0 ? 'unrecordedRow' : 'changedRow', each, id));
      }
    });
    expect(ofRows(problems)).toEqual(expected.sort());
  });

  it('is found in its event, where the digest of the newest was put back with the row', async () => {
    const expected: string[] = [];
    const problems = await foundAfter((db, entities) => {
      for (const each of entities) {
        const id = putBack(db, each);
        const { entity } = each;
        const marks = db
          .prepare(
            `SELECT seq, salt, digest FROM eventRows WHERE entity = ? AND entityId = ? AND digest IS NOT NULL
             ORDER BY seq DESC LIMIT 2`,
          )
          .all(entity, id) as { seq: number; salt: Uint8Array; digest: Uint8Array }[];
        const [newest, before] = marks;
        if (newest === undefined || before === undefined)
          throw new Error(`${entity} ${id} has one state alone`);
        db.prepare(
          'UPDATE eventRows SET salt = ?, digest = ? WHERE entity = ? AND entityId = ? AND seq = ?',
        ).run(before.salt, before.digest, entity, id, newest.seq);
        expected.push(`changedEvent ${newest.seq}`);
      }
    });
    expect(ofRows(problems)).toEqual([]);
    expect(ofTrail(problems)).toEqual(expected);
  });
});

describe('the trail itself', () => {
  /** Somewhere among the events of the sample. */
  const FIRST = 100;

  it('is found to be edited, whatever column of it', async () => {
    const edited: number[] = [];
    const problems = await foundAfter((db) => {
      let seq = FIRST;
      for (const table of ['events', 'eventRows', 'eventTexts']) {
        const columns = db.pragma(`table_info("${table}")`) as { name: string; type: string }[];
        for (const { name, type } of columns) {
          // A number that is gone is a removed event; of old digests the salt says nothing, and may be erased.
          if ((table === 'events' && name === 'seq') || (table === 'eventRows' && name === 'salt')) continue;
          const next = `SELECT * FROM ${table} WHERE seq > ? ${table === 'eventRows' ? 'AND digest IS NOT NULL' : ''}`;
          const row = db.prepare(`${next} ORDER BY seq LIMIT 1`).get(seq + 2) as Row;
          seq = Number(row.seq);
          const mine =
            table === 'eventRows' ? `AND entity = '${row.entity}' AND entityId = ${row.entityId}` : '';
          const value = otherValue(row[name] ?? null, type);
          db.prepare(`UPDATE ${table} SET ${name} = ? WHERE seq = ? ${mine}`).run(value, seq);
          edited.push(seq);
        }
      }
    });
    const found = new Set(
      problems.flatMap(({ kind, seq }) => (seq === undefined || /Row$/.test(kind) ? [] : [seq])),
    );
    expect(edited.filter((seq) => !found.has(seq))).toEqual([]);
    // What follows an event with another hash, or another epoch, does not fit it either.
    expect([...found].filter((seq) => !edited.includes(seq) && !edited.includes(seq - 1))).toEqual([]);
  });

  it('is found with an event that was removed, put in, or exchanged with the next, and with a false salt', async () => {
    const tables = ['events', 'eventRows', 'eventTexts'];
    let last = 0;
    let salted = '';
    const problems = await foundAfter((db, entities) => {
      for (const table of tables) {
        db.exec(`DELETE FROM ${table} WHERE seq = ${FIRST};
          UPDATE ${table} SET seq = -1 WHERE seq = ${FIRST + 10};
          UPDATE ${table} SET seq = ${FIRST + 10} WHERE seq = ${FIRST + 11};
          UPDATE ${table} SET seq = ${FIRST + 11} WHERE seq = -1`);
      }
      last = (db.prepare('SELECT max(seq) AS seq FROM events').get() as { seq: number }).seq;
      const row = db.prepare('SELECT * FROM events WHERE seq = ?').get(last) as Row;
      const names = Object.keys(row).join(', ');
      db.prepare(`INSERT INTO events (${names}) VALUES (${names.replace(/\w+/g, '?')})`).run(
        ...Object.values({ ...row, seq: last + 1, touched: '[]' }),
      );
      const ticket = entities.find(({ entity }) => entity === 'ticket');
      if (ticket === undefined) throw new Error('Tickets are covered');
      const id = pick(idsOf(db, ticket), -1, ticket);
      salted = say('changedRow', ticket, id);
      db.prepare(
        `UPDATE eventRows SET salt = zeroblob(16) WHERE entity = 'ticket' AND entityId = ? AND seq =
          (SELECT max(seq) FROM eventRows WHERE entity = 'ticket' AND entityId = ? AND digest IS NOT NULL)`,
      ).run(id, id);
    });
    const found = ofTrail(problems);
    expect(found).toContain(`missingEvents ${FIRST}`);
    expect(found).toContain(`changedEvent ${FIRST + 10}`);
    expect(found).toContain(`changedEvent ${last + 1}`);
    expect(found).toContain(`wrongHead ${last + 1}`);
    expect(ofRows(problems)).toContain(salted);
  });

  it('is found to lack its newest events although head and rows are from before: somebody remembers more', async () => {
    await copyFile(earlier, database);
    expect((await verify()).problems).toMatchObject([{ kind: 'rolledBack', seq: expect.any(Number) }]);
    // Whole in itself: nobody else can tell.
    expect((await verifyDataFolder(place.dataDir)).problems).toEqual([]);
  });

  it('is found to end elsewhere than its head says, or to be signed otherwise', async () => {
    const edits = {
      seq: 'wrongHead',
      hash: 'wrongHead',
      epoch: 'wrongHead',
      folios: 'folioGap',
      keyId: 'unknownKey',
    };
    for (const [column, kind] of Object.entries({ ...edits, signature: 'wrongSignature' })) {
      const problems = await foundAfter((db) => {
        const row = db.prepare('SELECT * FROM auditHead').get() as Row;
        db.prepare(`UPDATE auditHead SET ${column} = ?`).run(otherValue(row[column] ?? null, ''));
      });
      expect(
        problems.map((problem) => problem.kind),
        column,
      ).toContain(kind);
    }
    const rolledBack = await foundAfter((db) =>
      db.exec('DELETE FROM main.auditHead; INSERT INTO main.auditHead SELECT * FROM earlier.auditHead'),
    );
    expect(rolledBack).toMatchObject([{ kind: 'wrongHead' }]);
  });

  it('is found to have signed higher folios than the series say, each series by its name', async () => {
    const names: string[] = [];
    const lower = (db: Db) => {
      const rows = db.prepare('SELECT * FROM folioSeries').all() as Row[];
      names.push(...rows.map(({ series, year }) => `${series}-${year}`));
      db.exec('UPDATE folioSeries SET last = last - 1');
      return rows;
    };
    const problems = await foundAfter(lower);
    expect(names.length).toBeGreaterThan(2);
    for (const name of names) {
      const found = problems.filter(
        ({ kind, message }) => kind === 'folioGap' && message.includes(`Series ${name} `),
      );
      expect(found.length, name).toBeGreaterThan(0);
    }
    const withHead = await foundAfter((db) => {
      const rows = lower(db).map(({ series, year, last }) => [`${series}-${year}`, Number(last) - 1]);
      db.prepare('UPDATE auditHead SET folios = ?').run(JSON.stringify(Object.fromEntries(rows)));
    });
    expect(withHead.map(({ kind }) => kind)).toContain('wrongSignature');
  });
});
