import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { someFolders, soporte } from '../../builders/soporte.ts';
import { aFile, servicenowText } from '../../builders/ticketFile.ts';

const TEXT = servicenowText(
  { assigned_to: 'Beto Luna', incident_state: 'Active' },
  { number: 'INC2', opened_at: '1/3/2016 10:00', sys_updated_at: '1/3/2016 10:00' },
);

/** A data folder with two imported tickets. */
async function anImportedFolder() {
  const folders = await someFolders();
  const file = await aFile('incidents.csv.gz', gzipSync(TEXT));
  const run = (...args: string[]) => soporte([...args, ...folders.options]);
  const first = await run('import', 'tickets', file, '--mapping', 'servicenow');
  return { ...folders, file, run, first };
}

describe('import tickets', () => {
  it('prints its report, and skips what is there already', async () => {
    const { first, file, run } = await anImportedFolder();
    expect(first).toEqual({
      status: 0,
      out: '{"read":2,"imported":2,"skipped":0,"errors":[]}\n',
      errors: '2 tickets imported, 0 there already.\n',
    });
    expect(await run('import', 'tickets', file, '--json')).toEqual({
      status: 0,
      out: '{"read":2,"imported":0,"skipped":2,"errors":[]}\n',
      errors: '',
    });
  }, 60_000);

  it('tells errors with line and column, imports nothing, and ends with status 1', async () => {
    const { options } = await someFolders();
    const file = await aFile('bad.csv', servicenowText({}, { opened_at: '31/2/2016 10:00' }));
    const { status, out, errors } = await soporte(['import', 'tickets', file, ...options]);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ imported: 0, errors: [{ line: 3, column: 'opened_at' }] });
    expect(errors).toContain('line 3, column opened_at: “31/2/2016 10:00” is not a date');
    expect(errors).toContain('1 error; nothing was imported.');
    const kept = await soporte(['import', 'tickets', file, '--keep-good', '--json', ...options]);
    expect(kept.status).toBe(1);
    expect(JSON.parse(kept.out)).toMatchObject({ imported: 0 });
  }, 60_000);

  it('reads a map of its own, and says what is wrong with one', async () => {
    const { options } = await someFolders();
    const file = await aFile('some.csv', 'Folio;Alta;Asunto;Quien\n1;3/2/2025;Red;Ana\n');
    const columns = { number: 'Folio', openedAt: 'Alta', title: 'Asunto', requester: 'Quien' };
    const map = await aFile('map.json', JSON.stringify({ columns }));
    const good = await soporte([
      'import',
      'tickets',
      file,
      '--mapping',
      map,
      '--until',
      '2025-02-04',
      ...options,
    ]);
    expect(JSON.parse(good.out)).toMatchObject({ imported: 1 });
    const bad = await aFile('bad.json', JSON.stringify({ columns, dates: ['dd.mm.yy'] }));
    const refused = await soporte(['import', 'tickets', file, '--mapping', bad, ...options]);
    expect([refused.status, refused.out]).toEqual([1, '']);
    expect(refused.errors).toContain('dates.0');
    const until = await soporte(['import', 'tickets', file, '--until', 'noon', ...options]);
    expect([until.status, until.errors]).toEqual([2, expect.stringContaining('--until takes a moment')]);
  }, 60_000);
});

describe('assign explain', () => {
  it('tells why a ticket went to whom, or who could take it now', async () => {
    const { run } = await anImportedFolder();
    const went = await run('assign', 'explain', 'SB-2016-000001');
    expect(went.out).toContain('Beto Luna, imported');
    const waits = await run('assign', 'explain', 'sb-2016-000002');
    expect(waits.out).toContain('It is in the queue.');
    expect(waits.out).toContain('- Beto Luna, 1 of 8 active');
    const json = await run('assign', 'explain', '2', '--json');
    expect(JSON.parse(json.out)).toMatchObject({ items: [], now: { candidates: [{ name: 'Beto Luna' }] } });
    expect(await run('assign', 'explain', 'SB-2016-000009')).toEqual({
      status: 1,
      out: '',
      errors: 'There is no ticket SB-2016-000009.\n',
    });
  }, 60_000);
});

describe('verify, backup and restore', () => {
  it('find nothing wrong, and bring back what was there', async () => {
    const { run, dataDir, file } = await anImportedFolder();
    const report = await run('verify', '--json');
    expect([report.status, JSON.parse(report.out)]).toMatchObject([0, { ok: true, problems: [] }]);
    const made = await run('backup');
    expect(made.status).toBe(0);
    const backup = made.out.trim();
    expect(backup).toContain(join(dataDir, 'backups'));
    expect((await stat(backup)).size).toBeGreaterThan(1_000);
    expect((await run('verify', backup)).out).toContain('In order: backup of');

    await run('import', 'tickets', await aFile('more.csv', servicenowText({ number: 'INC3' })));
    const would = await run('restore', backup, '--dry-run', '--json');
    expect(JSON.parse(would.out)).toMatchObject({
      counts: { tickets: 2 },
      wouldLose: { isSameDatabase: true, tickets: 1, folios: [expect.stringMatching(/^SB-\d{4}-\d{6}$/)] },
    });
    const [folio] = JSON.parse(would.out).wouldLose.folios;
    const said = await run('restore', backup, '--dry-run');
    expect(said.out).toContain(`and 1 tickets (${folio}), the newest of `);
    expect((await readdir(dataDir)).some((name) => name.startsWith('replaced-'))).toBe(false);
    const restored = await run('restore', backup);
    expect([restored.status, restored.errors]).toEqual([0, '']);
    expect(restored.out).toMatch(new RegExp(`^Not in it: \\d+ events and 1 tickets \\(${folio}\\)`, 'm'));
    expect(restored.out).toMatch(/^What was there before is in .+replaced-/m);
    expect(restored.out).toContain('1 folios given out since that backup are void now.');
    expect((await run('verify')).status).toBe(0);
    expect(JSON.parse((await run('import', 'tickets', file)).out)).toMatchObject({ skipped: 2 });
    expect((await readdir(dataDir)).some((name) => name.startsWith('replaced-'))).toBe(true);
  }, 120_000);

  it('notice a row that was edited behind the program’s back', async () => {
    const { run, dataDir } = await anImportedFolder();
    const raw = new SqliteDatabase(join(dataDir, 'database.sqlite'));
    raw.prepare(`UPDATE tickets SET title = 'Otra cosa' WHERE id = 1`).run();
    raw.close();
    const { status, out } = await run('verify');
    expect(status).toBe(1);
    expect(out).toContain('1 problem');
    expect(out).toMatch(/^- .*ticket 1\b/m);
  }, 60_000);
});

describe('folders that are none', () => {
  it('get one sentence, not the system’s', async () => {
    const { options, dataDir } = await someFolders();
    const file = await aFile('archivo', 'x');
    const profile = options.slice(2);
    for (const folder of [file, join(file, 'dentro')]) {
      expect(await soporte(['serve', '--port', '0', '--data', folder, ...profile])).toEqual({
        status: 1,
        out: '',
        errors: `${folder} is not a folder, or lies in something that is none.\n`,
      });
    }
    const taken = await soporte(['backup', file, '--data', dataDir, ...profile, '--json']);
    expect([taken.status, taken.out, taken.errors.split('\n').length]).toEqual([1, '', 2]);
  }, 60_000);
});
