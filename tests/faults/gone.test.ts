import { copyFile, readdir, rm, truncate, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { changeMode } from '#main/db/changeMode.ts';
import { temporaryFolder } from '../builders/database.ts';
import { aPlaceIn, expectNothingLost, serve } from './place.ts';

const REFUSED = { status: 507, body: { code: 'storage', details: { reason: 'unreachable' } } };

it.each(['server', 'sharedFile'] as const)(
  'a database in mode %s that is deleted or replaced under the program is not written any more: nothing is acknowledged that would be gone',
  { timeout: 60_000 },
  async (mode) => {
    const folder = await temporaryFolder();
    const place = await aPlaceIn(folder);
    if (mode === 'sharedFile') await changeMode(place.dataDir, mode);
    const file = join(place.dataDir, 'database.sqlite');
    const server = await serve(place);
    const before = await server.create('antes');
    expect(before.status).toBe(201);
    const kept = join(folder, 'kept.sqlite');
    // As an online copy would: what is in the log as well.
    await server.stop();
    await copyFile(file, kept);
    const again = await serve(place);
    await unlink(file);
    const commandId = crypto.randomUUID();
    expect(await again.create('perdido', commandId)).toMatchObject(REFUSED);
    // Another file in its place is not the one that is open; a shared one is opened anew in a moment.
    await copyFile(kept, file);
    const replaced = await again.create('perdido', commandId);
    if (mode === 'server' || replaced.status !== 201) expect(replaced).toMatchObject(REFUSED);
    await again.stop();
    for (const name of await readdir(place.dataDir))
      if (/-(wal|shm|journal)$/.test(name)) await rm(join(place.dataDir, name));

    const last = await serve(place);
    const sent = await last.create('perdido', commandId);
    expect(sent.status).toBe(201);
    expect((await last.create('perdido', commandId)).body.folio).toBe(sent.body.folio);
    await last.stop();
    await expectNothingLost(place, [before.body.folio ?? '', sent.body.folio ?? '']);
  },
);

it('a write-ahead log that somebody deletes under the program takes nothing along that was acknowledged later', {
  timeout: 60_000,
}, async () => {
  const folder = await temporaryFolder();
  const place = await aPlaceIn(folder);
  const server = await serve(place);
  await server.create('antes');
  await unlink(join(place.dataDir, 'database.sqlite-wal'));
  expect(await server.create('perdido')).toMatchObject(REFUSED);
  await server.stop();
});

it('a database that another program cuts off is told of, and does not end this one', {
  timeout: 60_000,
}, async () => {
  const place = await aPlaceIn(await temporaryFolder());
  // Begun anew: hardly a page of it is in memory, and the log is empty.
  const server = await serve(place);
  await truncate(join(place.dataDir, 'database.sqlite'), 16_384);
  const answers = [await server.list(), await server.create('x'.repeat(5_000)), await server.list()];
  for (const answer of answers)
    expect(answer).toMatchObject({ body: { code: 'storage', details: { reason: 'damaged' } } });
  await server.stop();
});
