import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { openServiceHost } from '#main/rpc/serviceHost.ts';
import { newSecret } from '#main/sessions/totp.ts';
import { aPerson, written } from '../../builders/people.ts';
import { someFolders, soporte } from '../../builders/soporte.ts';

const PASSWORD = 'tren-lento-azul-42';

/** An institution whose only administrator lost everything: password guessed until locked, telephone gone. */
async function aLockedOutAdministrator() {
  const folders = await someFolders();
  const service = await openServiceHost({
    dataDir: folders.dataDir,
    profileDir: join(folders.dataDir, '../profile'),
    runsJobs: false,
  });
  const { host } = service;
  const person = await aPerson(host, {
    username: 'ada.soto',
    password: PASSWORD,
    roles: ['administrator'],
  });
  await written(host, Date.now(), async (tx, trail) => {
    const factor = { id: person.id, secret: newSecret(), confirmedAt: 1, lastStep: 0, recovery: '[]' };
    await tx.insertInto('secondFactors').values(factor).execute();
    const failures = { failures: 9, lastAt: Date.now(), lockedUntil: Date.now() + 3_600_000 };
    await tx
      .insertInto('signInFailures')
      .values({ personId: person.id, ...failures })
      .execute();
    await trail.record({
      action: 'person.secondFactorOn',
      entity: 'person',
      entityId: person.id,
      rows: [{ entity: 'secondFactor', id: person.id }],
    });
  });
  return { ...folders, service, person };
}

describe('soporte unlock', () => {
  it('lets the only administrator in again while the server runs, and the audit log says so', async () => {
    const { service, options, dataDir, person } = await aLockedOutAdministrator();
    const { status, out } = await soporte(['unlock', 'Ada.Soto', '--second-factor', '--json', ...options]);
    expect(status).toBe(0);
    const told = JSON.parse(out) as { temporaryPassword: string; tookSecondFactor: boolean };
    expect(told).toEqual({
      username: 'ada.soto',
      temporaryPassword: expect.stringMatching(/^([a-z]{4}-){4}\d\d$/),
      tookSecondFactor: true,
    });
    const { db } = service.host;
    const credential = await db.read
      .selectFrom('credentials')
      .select('mustChange')
      .where('id', '=', person.id)
      .executeTakeFirstOrThrow();
    expect(credential.mustChange).toBe(1);
    expect(await db.read.selectFrom('signInFailures').selectAll().execute()).toEqual([]);
    expect(await db.read.selectFrom('secondFactors').selectAll().execute()).toEqual([]);
    const events = await db.read
      .selectFrom('events')
      .select(['action', 'origin'])
      .where('action', 'in', ['person.passwordReset', 'person.secondFactorReset'])
      .execute();
    expect(events).toEqual([
      { action: 'person.passwordReset', origin: 'cli' },
      { action: 'person.secondFactorReset', origin: 'cli' },
    ]);
    await service.close();
    expect((await verifyDataFolder(dataDir)).problems).toEqual([]);
  }, 60_000);

  it('leaves the second factor where it is not asked to take it, and knows no strangers', async () => {
    const { service, options } = await aLockedOutAdministrator();
    const plain = await soporte(['unlock', 'ada.soto', ...options]);
    expect(plain.status).toBe(0);
    expect(plain.out).toMatch(/^Temporary password of ada\.soto: \S+\n/);
    expect(await service.host.db.read.selectFrom('secondFactors').select('id').execute()).toHaveLength(1);
    const stranger = await soporte(['unlock', 'nadie', ...options]);
    expect([stranger.status, stranger.errors]).toEqual([1, expect.stringContaining('no person')]);
    await service.close();
  }, 60_000);
});
