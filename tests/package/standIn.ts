import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** The order of the fuses in Electron's binary (its docs/tutorial/fuses.md). */
const fuseNames = [
  'runAsNode',
  'cookieEncryption',
  'nodeOptions',
  'nodeCliInspect',
  'asarIntegrity',
  'onlyLoadAppFromAsar',
  'browserProcessSnapshot',
  'fileProtocolPrivileges',
  'wasmTrapHandlers',
] as const;
export type Fuses = Record<(typeof fuseNames)[number], boolean>;

/** A folder that looks to electron-builder like an unzipped Electron: the program is only a row of fuses. */
export function makeStandIn(folder: string): void {
  const { version } = createRequire(import.meta.url)('electron/package.json') as { version: string };
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'), { recursive: true });
  const wire = Buffer.from([1, fuseNames.length]);
  const program = Buffer.concat([
    Buffer.from(`stand-in ${SENTINEL}`),
    wire,
    Buffer.from('1'.repeat(fuseNames.length)),
  ]);
  writeFileSync(join(folder, 'electron'), program, { mode: 0o755 });
  writeFileSync(join(folder, 'version'), version);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'locales/es-419.pak']) {
    writeFileSync(join(folder, name), name);
  }
}

/** How the fuses of a packed program stand. */
export function fusesOf(program: string): Fuses {
  const bytes = readFileSync(program);
  const start = bytes.indexOf(SENTINEL) + SENTINEL.length + 2;
  const wire = bytes.subarray(start, start + fuseNames.length).toString('latin1');
  return Object.fromEntries(fuseNames.map((name, index) => [name, wire[index] === '1'])) as Fuses;
}
