import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, expect, it } from 'vitest';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { changeMode } from '#main/db/changeMode.ts';
import { openServiceHost } from '#main/rpc/serviceHost.ts';
import { DAY } from '#shared/kernel/time.ts';
import { type Child, startChild } from '../builders/childProcess.ts';
import { temporaryFolder } from '../builders/database.ts';
import type { Client } from '../builders/host.ts';
import { aManager, aTechnician } from '../builders/people.ts';
import { aPlaceIn } from './place.ts';

const SCRIPT = new URL('./children/jobOwner.ts', import.meta.url);
/** Two slices and a bit. */
const TICKETS = 110;

const started: Child[] = [];
afterEach(() => {
  for (const { process } of started) process.kill('SIGKILL');
});

it.each([
  ['server', 2],
  ['sharedFile', 2],
] as const)(
  'in mode %s a job whose owner dies in the midst of slice %d is finished by another process, and nothing is done twice',
  { timeout: 60_000 },
  async (mode, dieIn) => {
    const place = await aPlaceIn(await temporaryFolder());
    const { host, router, close } = await openServiceHost({ ...place, runsJobs: false });
    const manager = await aManager(host);
    await aTechnician(host);
    const connection = { origin: 'rest' as const, device: 'faults', address: 'faults', token: place.token };
    const client = createRouterClient(router, { context: { connection } }) as Client;
    for (let n = 0; n < TICKETS; n += 1) {
      const commandId = crypto.randomUUID();
      await client.tickets.create({ commandId, title: `Falla ${n}`, description: 'No enciende.' });
    }
    await close();
    if (mode === 'sharedFile') await changeMode(place.dataDir, mode);

    const args = [place.dataDir, place.profileDir, String(Date.now() + 30 * DAY)];
    const owner = startChild(SCRIPT, [...args, String(dieIn)]);
    started.push(owner);
    await owner.line('watching');
    const heir = startChild(SCRIPT, args);
    started.push(heir);
    expect((await owner.ended).status).toBeNull();
    expect(owner.lines.filter((line) => line.startsWith('slice'))).toHaveLength(dieIn);
    await heir.line('through');
    heir.process.kill('SIGKILL');
    await heir.ended;
    expect(heir.lines.filter((line) => line.endsWith(' alerts')).length).toBeGreaterThanOrEqual(2);

    const db = new SqliteDatabase(join(place.dataDir, 'database.sqlite'), { readonly: true });
    const all = (sql: string) => db.prepare(sql).all() as Record<string, number>[];
    const told = all(`SELECT ticketId, count(*) AS n FROM notifications
      WHERE personId = ${manager.id} AND kind = 'overdue' GROUP BY ticketId`);
    const events = all(
      `SELECT entityId, count(*) AS n FROM events WHERE action = 'ticket.overdue' GROUP BY entityId`,
    );
    const waiting = all('SELECT id FROM tickets WHERE nextAlertAt IS NOT NULL');
    db.close();
    expect(events).toHaveLength(TICKETS);
    expect(told).toHaveLength(TICKETS);
    // Whatever is told of one ticket is told of each: once.
    for (const rows of [events, told]) expect(new Set(rows.map(({ n }) => n)).size).toBe(1);
    expect(waiting).toEqual([]);
    expect((await verifyDataFolder(place.dataDir, { profileDir: place.profileDir })).problems).toEqual([]);
  },
);
