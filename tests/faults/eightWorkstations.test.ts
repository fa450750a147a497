import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { expect, it } from 'vitest';
import { changeMode } from '#main/db/changeMode.ts';
import { temporaryFolder } from '../builders/database.ts';
import { seededRandom } from '../builders/seededRandom.ts';
import { aPlaceIn, expectNothingLost, ROUNDS } from './place.ts';
import { aWorkstation, type Workstation } from './workstations.ts';

const WORKSTATIONS = 8;
const EACH = 6;
/** The long form does not do all of it twenty times over. */
const TURNS = Math.ceil(ROUNDS / 4);

/** The short form leaves out what tests/main/db/crash.test.ts does with less. */
const MODES = ROUNDS === 1 ? (['sharedFile'] as const) : (['sharedFile', 'local'] as const);

it.each(MODES)(
  'eight processes on one file in mode %s, some of them killed: every command is done once, whoever sends it again',
  { timeout: 90_000 * TURNS },
  async (mode) => {
    const place = await aPlaceIn(await temporaryFolder(), 'local');
    if (mode === 'sharedFile') await changeMode(place.dataDir, mode);
    const random = seededRandom(20_261_124);
    const folios = new Map<string, string>();
    for (let turn = 0; turn < TURNS; turn += 1) {
      const stations = await Promise.all(Array.from({ length: WORKSTATIONS }, () => aWorkstation(place)));
      const unanswered: string[] = [];
      const work = async (station: Workstation) => {
        for (let n = 0; n < EACH; n += 1) {
          const commandId = crypto.randomUUID();
          const folio = await station.create(commandId);
          if (folio === null) {
            unanswered.push(commandId);
            return;
          }
          folios.set(commandId, folio);
        }
      };
      const killing = stations.slice(0, WORKSTATIONS / 2).map(async (station) => {
        await sleep(random.whole(5, 150));
        await station.kill();
      });
      await Promise.all([...stations.map(work), ...killing]);
      // Nobody knows what became of these: another workstation sends them again, and so does a second one.
      const [heir, other] = stations.slice(WORKSTATIONS / 2);
      if (heir === undefined || other === undefined) throw new Error('Half of them live');
      for (const commandId of [...unanswered, ...[...folios.keys()].slice(0, 5)]) {
        const folio = (await heir.create(commandId)) ?? '';
        expect(await other.create(commandId)).toBe(folio);
        expect(folios.get(commandId) ?? folio).toBe(folio);
        folios.set(commandId, folio);
      }
      await Promise.all(stations.slice(WORKSTATIONS / 2).map((station) => station.leave()));
    }
    const db = new SqliteDatabase(join(place.dataDir, 'database.sqlite'), { readonly: true });
    const done = db.prepare('SELECT description AS id, folio FROM tickets ORDER BY id').all() as {
      id: string;
      folio: string;
    }[];
    db.close();
    expect(done.map(({ id }) => id).sort()).toEqual([...folios.keys()].sort());
    expect(done.filter(({ id, folio }) => folios.get(id) !== folio)).toEqual([]);
    await expectNothingLost(place, [...folios.values()]);
  },
);
