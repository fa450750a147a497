import { rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeMode } from '#main/db/changeMode.ts';
import { temporaryFolder } from '../builders/database.ts';
import { aPlaceIn, expectNothingLost, mountDisk, ROUNDS, serve } from './place.ts';

const folder = join(await temporaryFolder(), 'disk');
// Only who may mount one has a small disk to fill; elsewhere the quota of a folder would do the same.
const disk = mountDisk(folder, 24);
afterAll(() => disk?.unmount());

describe.skipIf(disk === null)('a disk that is full', () => {
  let filler = '';
  beforeAll(() => {
    filler = join(folder, 'filler');
  });

  it.each(['server', 'sharedFile'] as const)(
    'in mode %s refuses commands in a sentence, goes on reading, and takes them again once there is room',
    {
      timeout: 60_000 * ROUNDS,
    },
    async (mode) => {
      const place = await aPlaceIn(join(folder, mode));
      if (mode === 'sharedFile') await changeMode(place.dataDir, mode);
      const acknowledged: string[] = [];
      const text = 'x'.repeat(15_000);
      for (let round = 0; round < ROUNDS; round += 1) {
        const server = await serve(place);
        acknowledged.push((await server.create('antes')).body.folio ?? '');
        const { bavail, bsize } = await statfs(folder);
        await writeFile(filler, Buffer.alloc(Math.max(0, bavail * bsize - 400_000)));

        let refused: { commandId: string; status: number; reason: string | undefined } | null = null;
        for (let n = 0; n < 200 && refused === null; n += 1) {
          const commandId = crypto.randomUUID();
          const { status, body } = await server.create(text, commandId);
          if (status === 201) acknowledged.push(body.folio ?? '');
          else refused = { commandId, status, reason: body.details?.reason };
        }
        expect(refused).toMatchObject({ status: 507, reason: 'full' });
        expect((await server.list()).status).toBe(200);
        expect((await server.create(text)).body).toMatchObject({ code: 'storage' });

        await rm(filler);
        // The very command that was refused goes through now, once.
        const again = await server.create(text, refused?.commandId);
        expect(again.status).toBe(201);
        expect((await server.create(text, refused?.commandId)).body.folio).toBe(again.body.folio);
        acknowledged.push(again.body.folio ?? '');
        await server.stop();
        await expectNothingLost(place, acknowledged);
      }
      await rm(join(folder, mode), { recursive: true });
    },
  );
});
