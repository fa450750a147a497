import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { startChild } from '../../builders/childProcess.ts';
import { openTestDatabase, type TestDatabase } from '../../builders/database.ts';
import { countKill } from '../../faults/kills.ts';
import { addRequester } from './auditedTickets.ts';

const script = new URL('./children/writeTickets.ts', import.meta.url);

/** The long form (`npm run bench:faults`) kills a hundred times in each mode. */
const KILLS = 5 * Number(process.env.SOPORTE_FAULT_ROUNDS ?? 1);

let t: TestDatabase;
afterEach(() => t.close());

async function folios(): Promise<readonly string[]> {
  const rows = await t.db.read.selectFrom('tickets').select('folio').orderBy('id').execute();
  return rows.map(({ folio }) => folio);
}

const expected = (count: number) =>
  Array.from({ length: count }, (_, index) => `SB-2026-${String(index + 1).padStart(6, '0')}`);

async function prepared(mode: 'local' | 'sharedFile'): Promise<string[]> {
  t = await openTestDatabase({ mode });
  const requester = await addRequester(t);
  await t.db.close();
  await t.keys.close();
  return [t.dataDir, t.profileDir, String(requester)];
}

describe.each(['local', 'sharedFile'] as const)('in mode %s', (mode) => {
  it('a process that is killed while it writes loses nothing that it had acknowledged', {
    timeout: 120_000 + KILLS * 4_000,
  }, async () => {
    const args = await prepared(mode);
    const acknowledged: string[] = [];
    for (let round = 0; round < KILLS; round++) {
      const child = startChild(script, args);
      await child.line('SB-');
      await sleep(Math.random() * 60);
      countKill(child.process);
      await child.ended;
      // The last line may be cut off in the pipe; a whole folio has fourteen characters.
      acknowledged.push(...child.lines.filter((line) => line.length === 14));
    }
    t = await t.reopen();
    const kept = await folios();
    expect(acknowledged.length).toBeGreaterThan(KILLS);
    expect(acknowledged.filter((folio) => !kept.includes(folio))).toEqual([]);
    expect(kept).toEqual(expected(kept.length));
    expect((await verifyDataFolder(t.dataDir, { profileDir: t.profileDir })).problems).toEqual([]);
  });

  it('eight processes that write at once lose no update and give no folio twice', {
    timeout: 60_000,
  }, async () => {
    const args = await prepared(mode);
    const children = Array.from({ length: 8 }, () => startChild(script, [...args, '10']));
    const ends = await Promise.all(children.map(({ ended }) => ended));
    expect(ends.map(({ status, errors }) => ({ status, errors }))).toEqual(
      ends.map(() => ({ status: 0, errors: '' })),
    );
    t = await t.reopen();
    const said = children.flatMap(({ lines }) => lines).sort();
    expect(said).toEqual(expected(80));
    expect(await folios()).toEqual(expected(80));
    expect((await verifyDataFolder(t.dataDir, { profileDir: t.profileDir })).problems).toEqual([]);
  });
});
