import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foldersIn, SAMPLE_FOLDER } from './sample.ts';
import { Server } from './server.ts';

/**
 * Makes the sample institution once for the whole run (Playwright's global setup): each test begins with a copy of it
 * instead of waiting for one of its own.
 */
export default async function makeSample(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'soporte-sample-'));
  const server = await Server.start(foldersIn(folder), { demo: true });
  await server.stop();
  process.env[SAMPLE_FOLDER] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
