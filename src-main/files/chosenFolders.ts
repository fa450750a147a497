import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { choosePlace, type StartOptions } from './choosePlace.ts';
import type { Folders } from './defaultFolders.ts';

/** The folders to open cannot be told; the message says why in one sentence. Nobody gets others instead. */
export class FoldersFault extends Error {
  readonly code = 'folders';
}

/** The data folder's own file (db/dataFolder.ts), as far as it matters here. */
const folderSettings = z.object({ mode: z.string() });

/**
 * The folders that `--data` and `--profile` name; for what they leave out, those of the place in which this installation
 * works, else the usual ones. For programs that open the data themselves.
 *
 * @throws {FoldersFault} when the place is a server, whose data are not here, cannot be understood, or is a folder that
 *   is no shared one: a database that this workstation made there by itself would be one that the others cannot open
 */
export function chosenFolders(options: StartOptions): Folders {
  const { place, dataDir, own, fault } = choosePlace(options);
  if (fault !== null) throw new FoldersFault(fault.detail);
  if (place.mode === 'client') {
    throw new FoldersFault(
      `This installation works with the server ${place.address}; name a data folder with --data.`,
    );
  }
  if (place.mode === 'sharedFile' && !isShared(dataDir)) {
    throw new FoldersFault(`${dataDir} cannot be reached or is not a shared data folder.`);
  }
  return { dataDir, profileDir: own.profileDir };
}

function isShared(dataDir: string): boolean {
  try {
    const text = readFileSync(join(dataDir, 'soporte.json'), 'utf8');
    return folderSettings.parse(JSON.parse(text)).mode === 'sharedFile';
  } catch {
    return false;
  }
}
