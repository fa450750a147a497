import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { expect, it } from 'vitest';
import { ended, someFolders, soporte, startSoporte } from '../../builders/soporte.ts';
import { aFile, servicenowText } from '../../builders/ticketFile.ts';

const TICKETS = 1_500;

function ticketsIn(dataDir: string): number {
  try {
    const raw = new SqliteDatabase(join(dataDir, 'database.sqlite'), { readonly: true });
    const row = raw.prepare('SELECT count(*) AS count FROM tickets').get() as { count: number };
    raw.close();
    return row.count;
  } catch {
    // Not made yet, or just being migrated.
    return 0;
  }
}

it('an import that was killed, then interrupted, goes on and doubles nothing', async () => {
  const { dataDir, options } = await someFolders();
  const rows = Array.from({ length: TICKETS }, (_, i) => ({
    number: `INC${i}`,
    caller_id: `Persona ${i % 50}`,
    opened_at: `${1 + (i % 28)}/3/2016 09:${String(i % 60).padStart(2, '0')}`,
    sys_updated_at: '31/3/2016 10:00',
  }));
  const file = await aFile('many.csv', servicenowText(...rows));
  const args = ['import', 'tickets', file, '--json', ...options];
  let before = 0;
  for (const signal of ['SIGKILL', 'SIGINT'] as const) {
    const child = startSoporte(args);
    const end = ended(child);
    while (child.exitCode === null && ticketsIn(dataDir) <= before) await sleep(10);
    child.kill(signal);
    const { status, errors, out } = await end;
    before = ticketsIn(dataDir);
    // A fast machine may be done before the signal comes; then there is nothing left to go on with.
    if (status === 0) break;
    expect(out).toBe('');
    if (signal === 'SIGINT') {
      expect([status, errors]).toEqual([1, 'Stopped; run the import again to go on.\n']);
    }
  }
  expect(before).toBeGreaterThan(0);
  const last = await soporte(args);
  const present = ticketsIn(dataDir);
  expect(present).toBe(TICKETS);
  expect(JSON.parse(last.out)).toMatchObject({ read: TICKETS, errors: [] });
  const verified = await soporte(['verify', ...options]);
  expect([verified.status, verified.errors]).toEqual([0, '']);
}, 120_000);
