import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Head } from './core.ts';

/**
 * The last head of each database that this installation saw, in its profile. A database whose newest events were cut
 * off, or that was replaced by an older copy, is a consistent one: only somebody who remembers more can tell.
 */
export interface RememberedHeads {
  of(databaseId: string): Head | null;
  /** Takes note of a newer head; an older one is ignored. Written later: see `WRITE_AFTER_MS`. */
  remember(databaseId: string, head: Head): void;
  close(): Promise<void>;
}

/**
 * A head is written at most this long after it was seen, and at `close`. To write each one would double the fsyncs of
 * every command; what a crash loses is at most the memory of the last seconds, which the next head replaces.
 */
const WRITE_AFTER_MS = 2_000;

const storedHead = z.object({
  seq: z.number().int(),
  hash: z.string(),
  epoch: z.number().int(),
  folios: z.record(z.string(), z.number().int()).default({}),
});
const storedHeads = z.record(z.string(), storedHead);

const HEADS_FILE = 'heads.json';

/** What a profile remembers; nothing where it has no file or an unreadable one. */
export async function readRememberedHeads(profileDir: string): Promise<ReadonlyMap<string, Head>> {
  const text = await readFile(join(profileDir, HEADS_FILE), 'utf8').catch(() => '{}');
  try {
    const parsed = storedHeads.parse(JSON.parse(text));
    return new Map(
      Object.entries(parsed).map(([id, head]) => [id, { ...head, hash: Buffer.from(head.hash, 'hex') }]),
    );
  } catch {
    return new Map();
  }
}

export async function openRememberedHeads(profileDir: string): Promise<RememberedHeads> {
  const heads = new Map(await readRememberedHeads(profileDir));
  let timer: NodeJS.Timeout | undefined;
  let hasUnwritten = false;
  let lastWrite: Promise<void> = Promise.resolve();

  function write(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    hasUnwritten = false;
    lastWrite = save(profileDir, heads).catch((error) => {
      hasUnwritten = true;
      throw error;
    });
    return lastWrite;
  }

  return {
    of: (databaseId) => heads.get(databaseId) ?? null,
    remember: (databaseId, head) => {
      if (!isNewer(head, heads.get(databaseId))) return;
      heads.set(databaseId, head);
      hasUnwritten = true;
      // A failed write is tried again with the next head, and at `close`, which tells of it.
      timer ??= setTimeout(() => void write().catch(() => undefined), WRITE_AFTER_MS).unref();
    },
    close: async () => {
      await lastWrite.catch(() => undefined);
      if (hasUnwritten) await write();
    },
  };
}

function isNewer(head: Head, known: Head | undefined): boolean {
  if (known === undefined) return true;
  return head.epoch > known.epoch || (head.epoch === known.epoch && head.seq > known.seq);
}

/** Merges with what other processes of this profile wrote meanwhile, and replaces the file whole. */
async function save(profileDir: string, heads: ReadonlyMap<string, Head>): Promise<void> {
  const merged = new Map(await readRememberedHeads(profileDir));
  for (const [databaseId, head] of heads) {
    if (isNewer(head, merged.get(databaseId))) merged.set(databaseId, head);
  }
  const plain = [...merged].map(([id, head]) => [
    id,
    { ...head, hash: Buffer.from(head.hash).toString('hex') },
  ]);
  const file = join(profileDir, HEADS_FILE);
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(draft, JSON.stringify(Object.fromEntries(plain), null, 2), { mode: 0o600, flush: true });
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}
