import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { workerUrl } from '#main/jobs/workerUrl.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'soporte-worker-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('finds the built worker beside the bundle', () => {
  writeFileSync(join(folder, 'backupWorker.js'), '');
  const bundle = pathToFileURL(join(folder, 'chunk-x.js')).href;
  expect(workerUrl('db/backup', bundle).href).toBe(pathToFileURL(join(folder, 'backupWorker.js')).href);
});

it('finds the source in the folder of its feature when nothing is built', () => {
  const source = pathToFileURL(join(folder, 'jobs', 'workerUrl.ts')).href;
  expect(workerUrl('db/backup', source).href).toBe(pathToFileURL(join(folder, 'db', 'backupWorker.ts')).href);
  expect(workerUrl('pdf', source).href).toBe(pathToFileURL(join(folder, 'pdf', 'worker.ts')).href);
});
