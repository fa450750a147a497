import { existsSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * The file of a worker thread. `'pdf'` is `src-main/pdf/worker.ts`, `'db/backup'` is `src-main/db/backupWorker.ts`;
 * the build puts them flat beside the bundle as `pdfWorker.js` and `backupWorker.js`. From source, Node 24 runs the
 * TypeScript file itself.
 */
export function workerUrl(name: string, from: string = import.meta.url): URL {
  const built = new URL(`./${basename(name)}Worker.js`, from);
  if (existsSync(built)) return built;
  return new URL(name.includes('/') ? `../${name}Worker.ts` : `../${name}/worker.ts`, from);
}
