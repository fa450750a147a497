import { join } from 'node:path';
import { openServiceHost } from '#main/rpc/serviceHost.ts';
import { newToken, tokenHash } from '#main/sessions/token.ts';
import { DAY } from '#shared/kernel/time.ts';
import { aCatalogue } from '../builders/catalogue.ts';
import { temporaryFolder } from '../builders/database.ts';
import { aManager, aPerson, aTechnician, type BuiltPerson } from '../builders/people.ts';

export interface Place {
  readonly dataDir: string;
  readonly profileDir: string;
  /** One manager, then the technicians, then the requesters. */
  readonly people: readonly BuiltPerson[];
  /** Of a session of each of them. */
  readonly tokens: readonly string[];
}

/** A data folder with a crowd whose sessions are open, served by nobody yet. */
export async function aPlace(size: {
  readonly technicians: number;
  readonly requesters: number;
}): Promise<Place> {
  const folder = await temporaryFolder();
  const place = { dataDir: join(folder, 'data'), profileDir: join(folder, 'profile') };
  const { host, close } = await openServiceHost({ ...place, newMode: 'server', runsJobs: false });
  await aCatalogue(host);
  const people: BuiltPerson[] = [await aManager(host)];
  for (let index = 0; index < size.technicians; index += 1) people.push(await aTechnician(host));
  for (let index = 0; index < size.requesters; index += 1) people.push(await aPerson(host));
  const now = Date.now();
  const tokens = people.map(() => newToken());
  await host.db.write(async (tx) => {
    const rows = people.map(({ id }, index) => ({
      tokenHash: tokenHash(tokens[index] ?? ''),
      personId: id,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: now + DAY,
      origin: 'rest',
      device: 'load',
    }));
    await tx.insertInto('sessions').values(rows).execute();
  });
  await close();
  return { ...place, people, tokens };
}
