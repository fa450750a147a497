import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { backup } from '#main/db/backup.ts';
import { verifyBackup } from '#main/db/backupFile.ts';
import { openDatabase } from '#main/db/open.ts';
import { restore } from '#main/db/restore.ts';
import { startChild } from '../builders/childProcess.ts';
import { openTestDatabase, TEST_NOW, type TestDatabase, temporaryFolder } from '../builders/database.ts';
import { addRequester, addTicket, attach } from '../main/db/auditedTickets.ts';
import { ROUNDS } from './place.ts';

const SCRIPT = new URL('./children/dying.ts', import.meta.url);
/** The long form dies before each step, the short one before some, the renames among them. */
const SOME = ROUNDS === 1 ? 5 : Number.POSITIVE_INFINITY;

let t: TestDatabase;
let out: string;
let file: string;
beforeEach(async () => {
  t = await openTestDatabase();
  out = await temporaryFolder();
  const requester = await addRequester(t);
  await addTicket(t, requester, 'before');
  await attach(t, 'kept in the copy');
  ({ file } = await backup({ dataDir: t.dataDir, target: out, appVersion: '1', now: TEST_NOW }));
  await addTicket(t, requester, 'after');
  await t.db.close();
  await t.keys.close();
});
afterEach(async () => {
  await t.close();
  await rm(out, { recursive: true, force: true });
});

async function run(
  what: string,
  target: string,
  place: { dataDir: string; profileDir: string },
  step: number,
) {
  const child = startChild(SCRIPT, [what, target, place.dataDir, place.profileDir, String(step)]);
  const { errors } = await child.ended;
  const said = child.lines.find((line) => line.startsWith('steps '));
  return { steps: said === undefined ? null : Number(said.slice(6)), errors };
}

/** Every step of so many, or some that lie evenly among them, the last ones always. */
function stepsOf(count: number): readonly number[] {
  const all = Array.from({ length: count }, (_, index) => index + 1);
  return all.filter((step) => count - step < SOME - 1 || step === Math.ceil(count / 2));
}

/** A copy of the whole place, so that each death begins with the same. */
async function copied(name: string) {
  const place = { dataDir: join(out, name, 'data'), profileDir: join(out, name, 'profile') };
  await mkdir(join(out, name));
  await cp(t.dataDir, place.dataDir, { recursive: true });
  await cp(t.profileDir, place.profileDir, { recursive: true });
  return place;
}

async function ticketsIn(dataDir: string): Promise<number> {
  const db = await openDatabase({ dataDir, appVersion: '1', now: () => 1 });
  const rows = await db.read.selectFrom('tickets').select('id').execute();
  await db.close();
  return rows.length;
}

describe('a process that dies', () => {
  it(
    'between two steps of a restore leaves the old database or the new one, whole, and the restore can be done again',
    async () => {
      const whole = await run('restore', file, await copied('whole'), 0);
      expect(whole.errors).toBe('');
      const outcomes = new Set<number>();
      for (const step of stepsOf(whole.steps ?? 0)) {
        const place = await copied(`step-${step}`);
        expect((await run('restore', file, place, step)).steps).toBeNull();
        const tickets = await ticketsIn(place.dataDir);
        outcomes.add(tickets);
        expect([1, 2], `before step ${step}`).toContain(tickets);
        const { problems } = await verifyDataFolder(place.dataDir, { profileDir: place.profileDir });
        // Where the new one came in, whoever remembers the old head may find it gone: the new epoch tells why.
        expect(problems, `before step ${step}`).toEqual([]);
        const context = { actorId: null, origin: 'cli', now: TEST_NOW + 9e6 } as const;
        await restore({ ...place, file, appVersion: '1', context });
        expect(await ticketsIn(place.dataDir)).toBe(1);
        const left = (await readdir(place.dataDir)).filter((name) => /^(restoring|replacing)/.test(name));
        expect(left, `before step ${step}`).toEqual([]);
      }
      // Some died before the change of places, some in its midst.
      expect(outcomes).toEqual(new Set([1, 2]));
    },
    60_000 + 3_000 * 40,
  );

  it(
    'between two steps of a backup leaves no copy, or a whole one, and nothing that the next does not take away',
    async () => {
      const first = join(out, 'copies');
      await mkdir(first);
      const whole = await run('backup', first, t, 0);
      expect(whole.errors).toBe('');
      for (const step of stepsOf(whole.steps ?? 0)) {
        const target = join(out, `copies-${step}`);
        await mkdir(target);
        expect((await run('backup', target, t, step)).steps).toBeNull();
        for (const name of (await readdir(target)).filter((each) => each.startsWith('soporte-')))
          expect(await verifyBackup(join(target, name))).toMatchObject({ ok: true });
        await backup({ dataDir: t.dataDir, target, appVersion: '1', now: Date.now() + 2 * 86_400_000 });
        const left = (await readdir(target)).filter((each) => !each.startsWith('soporte-'));
        expect(left, `before step ${step}`).toEqual([]);
      }
    },
    60_000 + 3_000 * 20,
  );
});
