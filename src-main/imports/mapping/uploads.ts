import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host } from '../../rpc/host.ts';

/** A file that somebody is importing from, on this machine's disk for as long as it takes. */
export interface Upload {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly actorId: number;
}

/** Long enough to set a mapping right and have lunch in between. */
const KEPT_MS = 2 * 60 * 60_000;
/** Of one person at a time; the oldest goes. */
const MOST = 5;

const uploads = new WeakMap<Host, Map<string, Upload>>();
const folders = new Set<string>();
let sweeps = false;

function of(host: Host): Map<string, Upload> {
  const known = uploads.get(host) ?? new Map<string, Upload>();
  uploads.set(host, known);
  return known;
}

export async function keepUpload(host: Host, actorId: number, file: File): Promise<Upload> {
  const all = of(host);
  const own = [...all.values()].filter((upload) => upload.actorId === actorId);
  for (const upload of own.slice(0, Math.max(0, own.length - MOST + 1))) await dropUpload(host, upload.id);
  const folder = await mkdtemp(join(tmpdir(), 'soporte-import-'));
  folders.add(folder);
  sweepAtExit();
  const path = join(folder, 'table');
  await writeFile(path, await file.bytes(), { mode: 0o600 });
  const upload = { id: randomUUID(), path, name: file.name, actorId };
  all.set(upload.id, upload);
  setTimeout(() => void dropUpload(host, upload.id), KEPT_MS).unref();
  return upload;
}

/** The upload of this person; undefined when it is gone or somebody else's. */
export function findUpload(host: Host, actorId: number, id: string): Upload | undefined {
  const upload = of(host).get(id);
  return upload?.actorId === actorId ? upload : undefined;
}

async function dropUpload(host: Host, id: string): Promise<void> {
  const upload = of(host).get(id);
  if (upload === undefined) return;
  of(host).delete(id);
  const folder = join(upload.path, '..');
  folders.delete(folder);
  await rm(folder, { recursive: true, force: true });
}

/** What people's files say is not left behind on the disk. */
function sweepAtExit(): void {
  if (sweeps) return;
  sweeps = true;
  process.once('exit', () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
}
