import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, it } from 'vitest';
import { verifyDatabase } from '#main/audit/verify.ts';
import { openServiceHost } from '#main/rpc/serviceHost.ts';
import { aCatalogue } from '../builders/catalogue.ts';
import { temporaryFolder } from '../builders/database.ts';
import { aPerson } from '../builders/people.ts';
import { seededRandom } from '../builders/seededRandom.ts';
import { ROUNDS } from './place.ts';

const FLIPS = 20 * ROUNDS;

/** Everything that the tables say, without how they lie in the file. */
function contentOf(file: string): string {
  const db = new SqliteDatabase(file, { readonly: true });
  try {
    const names = db
      .prepare(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' ORDER BY name`,
      )
      .pluck()
      .all() as string[];
    const rows = names.map((name) => [name, db.prepare(`SELECT * FROM "${name}"`).all()]);
    return JSON.stringify(rows);
  } finally {
    db.close();
  }
}

/** Tables that may be made anew from others, or that nobody is held to: verify does not vouch for them. */
const NOT_COVERED = /ticketSearch|sqlite_stat|sessions|signInFailures|commands|notifications/;

it('a byte that was flipped anywhere in the file is found, or changed nothing that anybody reads', {
  timeout: 60_000 + FLIPS * 2_000,
}, async () => {
  const folder = await temporaryFolder();
  const place = { dataDir: join(folder, 'data'), profileDir: join(folder, 'profile') };
  const { host, close } = await openServiceHost({ ...place, runsJobs: false });
  await aCatalogue(host);
  for (let n = 0; n < 300; n += 1) await aPerson(host, { name: `Persona ${n} ${'ñ'.repeat(40)}` });
  await close();
  const file = join(place.dataDir, 'database.sqlite');
  const whole = await readFile(file);
  const content = contentOf(file);
  expect((await verifyDatabase(file)).problems).toEqual([]);
  const random = seededRandom(20_261_124);
  const copy = join(folder, 'copy.sqlite');
  const unfound: number[] = [];
  let found = 0;
  for (let n = 0; n < FLIPS; n += 1) {
    const at = random.whole(0, whole.length - 1);
    const flipped = Buffer.from(whole);
    flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << random.whole(0, 7)), at);
    await copyFile(file, copy);
    await writeFile(copy, flipped);
    // It may be that it cannot even be opened: that is a refusal, not a crash.
    const report = await verifyDatabase(copy).catch((fault: unknown) => {
      expect(fault).toBeInstanceOf(Error);
      return { ok: false };
    });
    if (!report.ok) {
      found += 1;
      continue;
    }
    const after = readable(copy);
    if (after !== content && !NOT_COVERED.test(differenceOf(content, after))) unfound.push(at);
  }
  expect(unfound).toEqual([]);
  expect(found).toBeGreaterThan(0);
});

function readable(file: string): string {
  try {
    return contentOf(file);
  } catch {
    return '';
  }
}

/** Names of the tables whose rows differ. */
function differenceOf(a: string, b: string): string {
  if (b === '') return 'unreadable';
  const [left, right] = [JSON.parse(a), JSON.parse(b)] as [string, unknown][][];
  return (left ?? [])
    .filter(([, rows], index) => JSON.stringify(rows) !== JSON.stringify(right?.[index]?.[1]))
    .map(([name]) => name)
    .join(' ');
}
