import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, describe, expect, it } from 'vitest';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { NotADemo, openDemo } from '#main/demo/openDemo.ts';
import { openServiceHost, type ServiceHost } from '#main/rpc/serviceHost.ts';
import { DAY } from '#shared/kernel/time.ts';
import type { Client } from '../../builders/host.ts';
import { aPerson } from '../../builders/people.ts';

const folders: string[] = [];

async function folder() {
  const made = await mkdtemp(join(tmpdir(), 'soporte-demo-'));
  folders.push(made);
  return { dataDir: join(made, 'data'), profileDir: join(made, 'profile') };
}

afterEach(async () => {
  for (const made of folders.splice(0)) await rm(made, { recursive: true, force: true });
});

/** A sample made at that moment; a step of its story that the rules refuse fails the test. */
function openAt(iso: string, place: { dataDir: string; profileDir: string }) {
  return openDemo({
    ...place,
    clock: () => Date.parse(iso),
    runsJobs: false,
    report: (reference, fault) => {
      throw new Error(`Refused in the sample: ${reference}`, { cause: fault });
    },
  });
}

async function signedIn({ host, router }: ServiceHost, username: string): Promise<Client> {
  const connection = { origin: 'rest' as const, device: 'test', address: 'test', token: null };
  const client = createRouterClient(router, { context: { connection } }) as Client;
  const account = host.demoAccounts?.find((each) => each.username === username);
  await client.sessions.create({ username, password: account?.password ?? '' });
  return client;
}

describe('the sample institution', () => {
  it.each([
    ['a holiday of the federal government, at noon', '2026-11-16T18:00:00Z'],
    ['a Sunday, at four in the morning', '2026-11-22T10:00:00Z'],
  ])('gives ten new tickets to somebody at once on %s', { timeout: 60_000 }, async (_when, iso) => {
    const demo = await openAt(iso, await folder());
    const requester = await signedIn(demo, 'solicitante');
    const services = (await requester.services.list({})).items.filter((service) => !service.needsApproval);
    const given = [];
    for (let index = 0; index < 10; index += 1) {
      const serviceId = services[index % services.length]?.id;
      given.push(
        await requester.tickets.create({ title: `Prueba ${index}`, description: 'Una prueba', serviceId }),
      );
    }
    expect(given.filter((ticket) => ticket.assignee === null)).toEqual([]);

    const manager = await signedIn(demo, 'encargado');
    const counts = Object.fromEntries(
      (await manager.tickets.counts({})).items.map(({ queue, count }) => [queue, count]),
    );
    expect(counts).toMatchObject({ unassigned: 1, approval: expect.any(Number) });
    expect(counts.overdue).toBeGreaterThan(0);
    expect(counts.open).toBeGreaterThan(20);
    await demo.close();
  });

  it('has the people, four weeks of tickets and a clean audit trail, and is the same when opened again', {
    timeout: 60_000,
  }, async () => {
    const place = await folder();
    const demo = await openAt('2026-11-24T16:00:00Z', place);
    const { read } = demo.host.db;
    const roles = await read
      .selectFrom('personRoles')
      .select((eb) => ['role', eb.fn.countAll<number>().as('count')])
      .groupBy('role')
      .orderBy('role')
      .execute();
    expect(roles).toEqual([
      { role: 'administrator', count: 1 },
      { role: 'manager', count: 1 },
      { role: 'master', count: 1 },
      { role: 'requester', count: 78 },
      { role: 'technician', count: 5 },
    ]);
    const span = await read
      .selectFrom('tickets')
      .select((eb) => [
        eb.fn.countAll<number>().as('count'),
        eb.fn.min('createdAt').as('oldest'),
        eb.fn.max('createdAt').as('newest'),
      ])
      .executeTakeFirstOrThrow();
    expect(span.count).toBeGreaterThan(180);
    expect(span.newest - span.oldest).toBeGreaterThan(25 * DAY);
    const everybody = await Promise.all(
      (demo.host.demoAccounts ?? []).map(async ({ username }) =>
        (await signedIn(demo, username)).sessions.current({}),
      ),
    );
    expect(everybody.map((me) => me.roles)).toEqual(demo.host.demoAccounts?.map(({ role }) => [role]));
    expect(everybody.some((me) => me.mustChangePassword)).toBe(false);
    const accounts = demo.host.demoAccounts;
    await demo.close();

    const report = await verifyDataFolder(place.dataDir, { profileDir: place.profileDir });
    expect(report).toMatchObject({ ok: true, problems: [] });
    const again = await openAt('2026-11-25T16:00:00Z', place);
    expect(again.host.demoAccounts).toEqual(accounts);
    const { count } = await again.host.db.read
      .selectFrom('tickets')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(count).toBe(span.count);
    await again.close();
  });

  it('has an inventory to be tried: held, to be confirmed, to be bought, failing again and again', {
    timeout: 60_000,
  }, async () => {
    const demo = await openAt('2026-11-24T16:00:00Z', await folder());
    const requester = await signedIn(demo, 'solicitante');
    const held = (await requester.assets.mine({})).items;
    expect(held.length).toBeGreaterThan(0);
    const toConfirm = (await requester.custody.mine({ toConfirm: true })).items;
    expect(toConfirm).toHaveLength(1);

    const manager = await signedIn(demo, 'encargado');
    expect((await manager.custody.list({ queue: 'toAuthorise' })).items.length).toBeGreaterThan(0);
    expect((await manager.stock.list({ onlyLow: true })).items.length).toBeGreaterThan(0);
    expect((await manager.maintenance.due({})).items.length).toBeGreaterThan(0);
    expect((await manager.maintenance.repeated({})).items.length).toBeGreaterThan(0);
    const rounds = (await manager.verification.list({})).items;
    expect(rounds.map(({ status }) => status)).toEqual(['open', 'closed']);
    expect(rounds[1]?.counts.missing).toBeGreaterThan(0);
    const { items } = await manager.assets.list({ statusKind: 'inRepair' });
    expect(items).toHaveLength(1);
    await demo.close();
  });

  it('is never written over a real institution', async () => {
    const place = await folder();
    const real = await openServiceHost({ ...place, runsJobs: false });
    await aPerson(real.host, { name: 'Persona de verdad' });
    await real.close();
    await expect(openDemo({ ...place, runsJobs: false })).rejects.toThrow(NotADemo);

    const after = await openServiceHost({ ...place, runsJobs: false });
    const people = await after.host.db.read.selectFrom('people').select('name').execute();
    expect(people).toEqual([{ name: 'Persona de verdad' }]);
    await after.close();
  });
});
