import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the sample institution of this run lies, for the workers. */
const FOLDER = 'SOPORTE_SAMPLE';

export interface DataFolders {
  readonly dataDir: string;
  readonly profileDir: string;
}

const foldersIn = (folder: string): DataFolders => ({
  dataDir: join(folder, 'data'),
  profileDir: join(folder, 'profile'),
});

/**
 * Makes the sample institution once for the whole run (Playwright's global setup): each test begins with a copy of it
 * instead of waiting for one of its own.
 */
export default async function makeSample(): Promise<() => void> {
  const { Server } = await import('./server.ts');
  const folder = mkdtempSync(join(tmpdir(), 'soporte-sample-'));
  const server = await Server.start(foldersIn(folder), { demo: true });
  await server.stop();
  process.env[FOLDER] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** Puts a copy of the sample into folders that are still empty. */
export function copySample(target: DataFolders): void {
  const folder = process.env[FOLDER];
  if (folder === undefined || existsSync(target.dataDir)) return;
  const sample = foldersIn(folder);
  cpSync(sample.dataDir, target.dataDir, { recursive: true });
  cpSync(sample.profileDir, target.profileDir, { recursive: true });
}
