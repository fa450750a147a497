import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { anAgentFile } from '../../builders/agentFile.ts';
import { temporaryFolder } from '../../builders/database.ts';
import { someFolders, soporte } from '../../builders/soporte.ts';

let folder: string;
let options: readonly string[];

beforeEach(async () => {
  folder = await temporaryFolder();
  ({ options } = await someFolders());
});

describe('soporte import assets', () => {
  it('prints what scripts rely on, tells people what would change, and takes a file in once', async () => {
    const file = join(folder, 'equipo.csv');
    await writeFile(
      file,
      '\uFEFFAsset Tag,Item Name,Purchase Date,Assigned To,Color\nA-1,Torre,1/23/23,Ana,gris\n',
    );
    const trial = await soporte(['import', 'assets', file, '--dry-run', ...options]);
    expect(trial).toMatchObject({ status: 0, out: '{"read":1,"imported":1,"skipped":0,"errors":[]}\n' });
    expect(trial.errors).toContain('line 2: A-1 Torre: new');
    expect(trial.errors).toContain('held by Ana (?), says the file');
    expect(trial.errors).toContain('left out: Color');
    const done = await soporte(['import', 'assets', file, '--json', ...options]);
    expect(done).toEqual({ status: 0, out: '{"read":1,"imported":1,"skipped":0,"errors":[]}\n', errors: '' });
    const again = await soporte(['import', 'assets', file, '--json', ...options]);
    expect(JSON.parse(again.out)).toEqual({ read: 1, imported: 0, skipped: 1, errors: [] });
  });

  it('ends with 1 for a file with errors, each with line, column and sentence, and with 2 for wrong usage', async () => {
    const file = join(folder, 'equipo.csv');
    await writeFile(file, 'Asset Tag,Purchase Cost\nA-1,gratis\n');
    const bad = await soporte(['import', 'assets', file, '--json', ...options]);
    expect(bad.status).toBe(1);
    expect(JSON.parse(bad.out)).toEqual({
      read: 1,
      imported: 0,
      skipped: 0,
      errors: [{ line: 2, column: 'Purchase Cost', message: '“gratis” is not an amount.' }],
    });
    expect((await soporte(['import', 'assets', file, '--dates', 'dmy', ...options])).status).toBe(2);
    expect((await soporte(['import', 'assets', ...options])).status).toBe(2);
    expect((await soporte(['import', 'assets', join(folder, 'nada.csv'), ...options])).status).toBe(1);
  });
});

describe('soporte import inventory', () => {
  it('takes in a folder, and tells a bad file by its name and path', async () => {
    const agents = join(folder, 'agentes');
    await mkdir(agents);
    await writeFile(join(agents, 'pc.json'), JSON.stringify(anAgentFile()));
    const done = await soporte(['import', 'inventory', agents, '--json', ...options]);
    expect(done).toEqual({ status: 0, out: '{"read":1,"imported":1,"skipped":0,"errors":[]}\n', errors: '' });
    await writeFile(join(agents, 'otra.json'), '{"deviceid":1}');
    const bad = await soporte(['import', 'inventory', agents, ...options]);
    expect(bad.status).toBe(1);
    expect(bad.errors).toContain('column deviceid: otra.json: ');
    expect((await soporte(['import', 'inventory', join(folder, 'nada'), ...options])).status).toBe(1);
  });
});
