import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { backup } from '#main/db/backup.ts';
import { restore } from '#main/db/restore.ts';
import { sendDue } from '#main/mail/sending.ts';
import { openServiceHost } from '#main/rpc/serviceHost.ts';
import { temporaryFolder } from '../../builders/database.ts';
import { aMailServer } from '../../builders/mailServer.ts';
import { anOffice, aRequest } from './office.ts';

it('mail that waited when a backup was made does not go out again by itself after it was restored', async () => {
  await using server = await aMailServer();
  await using o = await anOffice();
  await o.use(server);
  await aRequest(o);
  await aRequest(o, 'Otra');
  const { host } = o.d.t;
  const folder = await temporaryFolder();
  const { file } = await backup({
    dataDir: host.dataDir,
    target: join(folder, 'copy.tar.gz'),
    appVersion: '1',
    now: host.clock(),
  });
  expect(await o.round()).toEqual({ sent: 2, failed: 0 });

  const place = { dataDir: join(folder, 'data'), profileDir: host.profileDir };
  const context = { actorId: null, origin: 'cli', now: host.clock() } as const;
  await restore({ ...place, file, appVersion: '1', context });
  const restored = await openServiceHost({ ...place, clock: host.clock, runsJobs: false });
  try {
    expect(await sendDue(restored.host)).toEqual({ sent: 0, failed: 0 });
    const states = await restored.host.db.read.selectFrom('mailQueue').select('state').execute();
    expect(states).toEqual([{ state: 'held' }, { state: 'held' }]);
    expect(server.received).toHaveLength(2);
  } finally {
    await restored.close();
  }
  expect((await verifyDataFolder(place.dataDir, place)).problems).toEqual([]);
  await rm(folder, { recursive: true, force: true });
}, 60_000);

it('what is held goes out when somebody says so, all or one by one, and never with the others', async () => {
  await using server = await aMailServer();
  await using o = await anOffice();
  await o.use(server);
  for (const title of ['Una', 'Dos', 'Tres']) await aRequest(o, title);
  const hold = { state: 'held', nextAttemptAt: null };
  await o.d.t.host.db.write((tx) => tx.updateTable('mailQueue').set(hold).execute());
  const { mail } = o.d.as(o.administrator);
  expect(await mail.status({})).toMatchObject({ waiting: 0, held: 3, failed: 0 });
  expect(await mail.retry({})).toEqual({ count: 0 });
  expect(await mail.cancel({ ids: [3] })).toEqual({ count: 1 });
  expect(await mail.retry({ ids: [1] })).toEqual({ count: 1 });
  expect(await o.round()).toEqual({ sent: 1, failed: 0 });
  expect(await mail.retry({ held: true })).toEqual({ count: 1 });
  expect(await o.round()).toEqual({ sent: 1, failed: 0 });
  expect((await o.queue()).map(({ state }) => state)).toEqual(['sent', 'sent', 'cancelled']);
}, 60_000);
