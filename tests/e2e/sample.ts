import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where the sample institution of this run lies, for the workers. */
export const SAMPLE_FOLDER = 'SOPORTE_SAMPLE';

export interface DataFolders {
  readonly dataDir: string;
  readonly profileDir: string;
}

export const foldersIn = (folder: string): DataFolders => ({
  dataDir: join(folder, 'data'),
  profileDir: join(folder, 'profile'),
});

/** Puts a copy of the sample into folders that are still empty. */
export function copySample(target: DataFolders): void {
  const folder = process.env[SAMPLE_FOLDER];
  if (folder === undefined || existsSync(target.dataDir)) return;
  const sample = foldersIn(folder);
  cpSync(sample.dataDir, target.dataDir, { recursive: true });
  cpSync(sample.profileDir, target.profileDir, { recursive: true });
}
