import { readRememberedHeads } from '../audit/rememberedHeads.ts';
import type { RestoredData } from '../audit/restored.ts';
import { describeDatabase } from './backupManifest.ts';
import { dataPaths, exists } from './dataFolder.ts';
import { readSqliteFile } from './dialects/sqliteFile.ts';

/** What must not be forgotten when a backup replaces a database. */
export interface KnownBefore {
  /** The newest head of the replaced database, as it says itself or as this installation remembers it. */
  readonly head: RestoredData['replaced'];
  /** The highest epoch seen. */
  readonly epoch: number;
  /** The highest number seen of each series, `{"SB-2026": 123}`, where it is the same database. */
  readonly folios: Readonly<Record<string, number>>;
}

type Named = NonNullable<KnownBefore['head']> & { readonly folios: Readonly<Record<string, number>> };

/** Gathers it from the present database, which may be too damaged to tell, and from the remembered heads. */
export async function knownBefore(
  dataDir: string,
  profileDir: string,
  databaseId: string,
): Promise<KnownBefore> {
  const present = await presentHead(dataDir);
  const remembered = (await readRememberedHeads(profileDir)).get(present?.databaseId ?? databaseId);
  const heads: Named[] = present === null ? [] : [present];
  if (remembered !== undefined) {
    const hash = Buffer.from(remembered.hash).toString('hex');
    heads.push({ ...remembered, hash, databaseId: present?.databaseId ?? databaseId });
  }
  const newest = heads.toSorted((a, b) => b.epoch - a.epoch || b.seq - a.seq)[0];
  const ofSame = heads.filter((head) => head.databaseId === databaseId);
  return {
    head: newest === undefined ? null : withoutFolios(newest),
    epoch: Math.max(0, ...ofSame.map(({ epoch }) => epoch)),
    folios: highest(ofSame.map(({ folios }) => folios)),
  };
}

async function presentHead(dataDir: string): Promise<Named | null> {
  const { database } = dataPaths(dataDir);
  if (!(await exists(database))) return null;
  try {
    const reader = readSqliteFile(database);
    try {
      const { databaseId, head } = describeDatabase(reader);
      return { databaseId, ...head };
    } finally {
      reader.close();
    }
  } catch {
    // A database beyond reading may be the very reason for the restore.
    return null;
  }
}

function withoutFolios({ databaseId, seq, hash, epoch }: Named): NonNullable<KnownBefore['head']> {
  return { databaseId, seq, hash, epoch };
}

function highest(all: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  const folios = new Map<string, number>();
  for (const each of all) {
    for (const [name, last] of Object.entries(each)) folios.set(name, Math.max(last, folios.get(name) ?? 0));
  }
  return Object.fromEntries(folios);
}
