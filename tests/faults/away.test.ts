import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { changeMode } from '#main/db/changeMode.ts';
import { temporaryFolder } from '../builders/database.ts';
import { aPlaceIn, expectNothingLost, ROUNDS, serve } from './place.ts';

it.each(['server', 'sharedFile'] as const)(
  'a folder in mode %s that is gone and comes back loses nothing that was acknowledged',
  { timeout: 60_000 * ROUNDS },
  async (mode) => {
    const folder = await temporaryFolder();
    const place = await aPlaceIn(folder);
    if (mode === 'sharedFile') await changeMode(place.dataDir, mode);
    const acknowledged: string[] = [];
    const server = await serve(place);
    for (let round = 0; round < ROUNDS; round += 1) {
      acknowledged.push((await server.create('está')).body.folio ?? '');
      await rename(place.dataDir, join(folder, 'elsewhere'));
      const commandId = crypto.randomUUID();
      const away = await server.create('no está', commandId);
      // An open file goes on by itself; where it does not, the person hears why.
      if (away.status !== 201) expect(away.body).toMatchObject({ code: 'storage' });
      await rename(join(folder, 'elsewhere'), place.dataDir);
      const back = await server.create('no está', commandId);
      expect(back.status).toBe(201);
      if (away.status === 201) expect(back.body.folio).toBe(away.body.folio);
      acknowledged.push(back.body.folio ?? '');
    }
    await server.stop();
    await expectNothingLost(place, acknowledged);
  },
);
