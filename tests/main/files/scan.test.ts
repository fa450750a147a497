import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileStore } from '#main/files/fileStore.ts';
import { readScan, ScanFault, scanner } from '#main/files/scan.ts';
import { storeUploads } from '#main/files/uploads.ts';

/** A scanner of our own: ends as the file it is given says, notes how it was called. */
const SCRIPT = `
const { readFileSync, writeFileSync } = require('node:fs');
const args = process.argv.slice(2);
const text = readFileSync(args.at(-1), 'utf8');
writeFileSync(args[0], JSON.stringify(args));
if (text.includes('slow')) setTimeout(() => {}, 60000);
else process.exit(text.includes('virus') ? 1 : text.includes('broken') ? 2 : 0);
`;

let folder: string;
let faults: unknown[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soporte-scanner-'));
  await writeFile(join(folder, 'scanner.cjs'), SCRIPT);
  faults = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const note = () => join(folder, 'args.json');
const aScan = (seconds = 20) =>
  scanner(
    {
      command: [process.execPath, join(folder, 'scanner.cjs'), note(), '$(touch x); `y`', '{file}'],
      seconds,
    },
    (_, fault) => faults.push(fault),
  );
const upload = (text: string, name = 'nota.txt') => new File([text], name);
const usual = { maxBytes: 1_000_000, field: 'files' };

describe('the institution’s scanner', () => {
  it('lets through what it finds nothing in, and nothing else into the store', async () => {
    const store = createFileStore(folder, aScan());
    expect((await storeUploads(store, [upload('hola')], usual)).ok).toBe(true);
    expect(await storeUploads(store, [upload('hola dos'), upload('un virus', 'malo.exe')], usual)).toEqual({
      ok: false,
      error: { code: 'ruleBroken', details: { rule: 'fileInfected', subject: 'malo.exe' } },
    });
    const kept = await readdir(store.folder, { recursive: true });
    expect(kept.filter((name) => name.length > 60)).toHaveLength(1);
    expect(faults).toEqual([]);
  }, 30_000);

  it('refuses what it could not look through, and says so to whoever runs the service', async () => {
    const store = createFileStore(folder, aScan());
    expect(await storeUploads(store, [upload('broken')], usual)).toMatchObject({
      error: { details: { rule: 'fileNotScanned' } },
    });
    expect(faults).toHaveLength(1);
    const missing = scanner({ command: [join(folder, 'not-there')], seconds: 5 }, (_, fault) =>
      faults.push(fault),
    );
    expect(await missing(Buffer.from('hola'))).toBe('failed');
  }, 30_000);

  it('is stopped when it takes too long', async () => {
    expect(await aScan(1)(Buffer.from('slow'))).toBe('failed');
  }, 30_000);

  it('is given a name of ours and its arguments as they are, by no shell', async () => {
    const store = createFileStore(folder, aScan());
    await storeUploads(store, [upload('hola', '; rm -rf $HOME #.txt')], usual);
    const args = JSON.parse(await readFile(note(), 'utf8')) as string[];
    expect(args.slice(1, -1)).toEqual(['$(touch x); `y`']);
    expect(args.at(-1)).toMatch(/soporte-scan-\w+[\\/]upload$/);
    // Nothing of the file is left behind.
    await expect(readFile(args.at(-1) ?? '')).rejects.toMatchObject({ code: 'ENOENT' });
  }, 30_000);

  it('is named in the profile alone, and nobody is served where that cannot be followed', async () => {
    const report = () => undefined;
    expect(await readScan(folder, report)).toBeNull();
    const write = (value: unknown) => writeFile(join(folder, 'scan.json'), JSON.stringify(value));
    await write({ command: [process.execPath, '--version'] });
    expect(await readScan(folder, report)).not.toBeNull();
    for (const wrong of [
      {},
      { command: [] },
      { command: ['clamscan'] },
      { command: 'x' },
      { command: ['/x'], shell: true },
    ]) {
      await write(wrong);
      await expect(readScan(folder, report)).rejects.toBeInstanceOf(ScanFault);
    }
  });
});
