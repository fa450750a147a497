import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { soporte } from '../../builders/soporte.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doctor-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('tells in plain words whether a folder is fit', async () => {
  const { status, out } = await soporte(['doctor', folder]);
  expect(status).toBe(0);
  expect(out).toContain('good  Locks exclude');
  expect(out).toMatch(/Fit.*whoever can write the file is trusted\./);
}, 40_000);

it('tells it as JSON', async () => {
  const { status, out } = await soporte(['doctor', folder, '--json']);
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ isFit: true, examined: { writersExclude: true, folder } });
}, 40_000);

it('says in one sentence that there is no such folder', async () => {
  const missing = join(folder, 'missing');
  expect(await soporte(['doctor', missing])).toMatchObject({
    status: 1,
    errors: `There is no folder ${missing}.\n`,
  });
}, 40_000);
