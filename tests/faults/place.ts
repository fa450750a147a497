import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import SqliteDatabase from 'better-sqlite3';
import { expect } from 'vitest';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { openServiceHost } from '#main/rpc/serviceHost.ts';
import { newToken, tokenHash } from '#main/sessions/token.ts';
import { DAY } from '#shared/kernel/time.ts';
import { aCatalogue } from '../builders/catalogue.ts';
import { aPerson } from '../builders/people.ts';
import { ended, startSoporte } from '../builders/soporte.ts';

/** How often the long form (`npm run bench:faults`) does what the short one does once. */
export const ROUNDS = Number(process.env.SOPORTE_FAULT_ROUNDS ?? 1);

export interface FaultyPlace {
  readonly dataDir: string;
  readonly profileDir: string;
  readonly token: string;
}

/** A data folder with one person who reports trouble, served by nobody yet. */
export async function aPlaceIn(folder: string, newMode: 'server' | 'local' = 'server'): Promise<FaultyPlace> {
  const place = { dataDir: join(folder, 'data'), profileDir: join(folder, 'profile') };
  const { host, close } = await openServiceHost({ ...place, newMode, runsJobs: false });
  await aCatalogue(host);
  const { id } = await aPerson(host);
  const token = newToken();
  const now = Date.now();
  await host.db.write(async (tx) => {
    await tx
      .insertInto('sessions')
      .values({
        tokenHash: tokenHash(token),
        personId: id,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: now + DAY,
        origin: 'rest',
        device: 'faults',
      })
      .execute();
  });
  await close();
  return { ...place, token };
}

export interface Answer {
  readonly status: number;
  readonly body: {
    readonly code?: string;
    readonly folio?: string;
    readonly details?: { readonly reason?: string };
  };
}

export interface FaultyServer {
  create(description: string, commandId?: string): Promise<Answer>;
  list(): Promise<Answer>;
  stop(): Promise<void>;
}

export async function serve({ dataDir, profileDir, token }: FaultyPlace): Promise<FaultyServer> {
  const child = startSoporte(['serve', '--port', '0', '--json', '--data', dataDir, '--profile', profileDir]);
  const end = ended(child);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  if (child.stdout !== null) createInterface({ input: child.stdout }).once('line', resolve);
  void end.then(({ errors }) => reject(new Error(`It ended: ${errors}`)));
  const { url } = JSON.parse(await promise) as { url: string };
  const call = async (method: string, path: string, body?: object): Promise<Answer> => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  };
  return {
    create: (description, commandId = crypto.randomUUID()) =>
      call('POST', '/tickets', { title: 'Falla', description, commandId }),
    list: () => call('GET', '/tickets?limit=5'),
    async stop() {
      child.kill('SIGTERM');
      await end;
    },
  };
}

/** Every folio that was acknowledged is there once, no number is missing, and the trail is whole. */
export async function expectNothingLost(place: FaultyPlace, acknowledged: readonly string[]): Promise<void> {
  const db = new SqliteDatabase(join(place.dataDir, 'database.sqlite'), { readonly: true });
  const folios = db.prepare('SELECT folio FROM tickets ORDER BY id').pluck().all() as string[];
  db.close();
  expect(acknowledged.filter((folio) => !folios.includes(folio))).toEqual([]);
  expect(new Set(folios).size).toBe(folios.length);
  expect(folios.map((folio) => Number(folio.slice(-6)))).toEqual(folios.map((_, index) => index + 1));
  const report = await verifyDataFolder(place.dataDir, { profileDir: place.profileDir });
  expect(report.problems).toEqual([]);
}

/** A disk of so many megabytes; null where this person may not make one. */
export function mountDisk(folder: string, megabytes: number): { unmount(): void } | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  mkdirSync(folder, { recursive: true });
  const made = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  if (made.status !== 0) return null;
  return { unmount: () => void spawnSync('umount', ['-l', folder]) };
}
