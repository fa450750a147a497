import { expect, it } from 'vitest';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { createLease } from '#main/db/lease.ts';
import { newCommandId } from '#shared/kernel/ids.ts';
import { DAY, HOUR } from '#shared/kernel/time.ts';
import { openTestDatabase, temporaryFolder } from '../builders/database.ts';
import { beat, casesIn, toldTo } from '../main/alerts/alerted.ts';
import { aDepartment, aTicket } from '../main/tickets/department.ts';
import { aPlaceIn, expectNothingLost } from './place.ts';
import { aWorkstation } from './workstations.ts';

const ms = (iso: string | null) => Date.parse(iso ?? '');

it('a deadline is told once, though the clock passes it, goes back behind it and passes it again', async () => {
  await using d = await aDepartment({ technicians: 1 });
  const ticket = await aTicket(d);
  const due = ms(ticket.resolutionDueAt);
  for (const at of [
    due + HOUR,
    due - 2 * DAY,
    due + HOUR,
    due - HOUR,
    due + DAY,
    due + 30 * DAY,
    due + HOUR,
  ]) {
    d.t.at(at);
    await beat(d);
  }
  const late = (await casesIn(d, 'open')).filter(({ kind }) => kind === 'overdue');
  expect(late.map(({ details }) => details)).toMatchObject([
    { promise: 'firstResponse', dueAt: ticket.firstResponseDueAt },
    { promise: 'resolution', dueAt: ticket.resolutionDueAt },
  ]);
  expect(await toldTo(d, d.manager, 'overdue')).toBe(2);
  const events = await d.t.host.db.read
    .selectFrom('events')
    .select('data')
    .where('entityId', '=', ticket.id)
    .where('action', '=', 'ticket.overdue')
    .execute();
  expect(events).toHaveLength(1);
  const { dataDir, profileDir } = d.t.host;
  expect((await verifyDataFolder(dataDir, { profileDir })).problems).toEqual([]);
});

it('folios go on in the year that the clock says, without a gap, over New Year and back; the trail keeps its order', async () => {
  await using d = await aDepartment({ technicians: 1 });
  const newYear = Date.parse('2027-01-01T06:00:00Z');
  const folios: string[] = [];
  for (const at of [newYear - 1, newYear, newYear - HOUR, newYear + DAY, newYear - 40 * DAY, newYear + 1]) {
    d.t.at(at);
    folios.push((await aTicket(d)).folio);
  }
  expect(folios).toEqual([
    'SB-2026-000001',
    'SB-2027-000001',
    'SB-2026-000002',
    'SB-2027-000002',
    'SB-2026-000003',
    'SB-2027-000003',
  ]);
  const events = await d.t.host.db.read
    .selectFrom('events')
    .select(['seq', 'recordedAt'])
    .orderBy('seq')
    .execute();
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  const times = events.map(({ recordedAt }) => recordedAt);
  expect(times).not.toEqual(times.toSorted((a, b) => a - b));
  const { dataDir, profileDir } = d.t.host;
  expect((await verifyDataFolder(dataDir, { profileDir })).problems).toEqual([]);
});

it.each([-400 * DAY, -3 * HOUR, HOUR, 20 * DAY, 400 * DAY])(
  'a command that is sent again %d ms later by the clock is not done again',
  async (jump) => {
    await using d = await aDepartment({ technicians: 1 });
    const command = {
      commandId: newCommandId(),
      title: 'La impresora no enciende',
      description: 'Desde la mañana.',
      serviceId: d.serviceId,
    };
    const first = await d.as(d.requester).tickets.create(command);
    d.t.pass(jump);
    await beat(d);
    expect((await d.as(d.requester).tickets.create(command)).folio).toBe(first.folio);
    expect((await d.as(d.requester).tickets.list({})).items).toHaveLength(1);
  },
);

it('a lease is neither lost nor gained by a wall clock that jumps', async () => {
  await using t = await openTestDatabase();
  let wall = Date.parse('2026-10-25T00:00:00Z');
  let monotonic = 0;
  const lease = (token: string) =>
    createLease(t.db, { name: 'jobs', everyMs: 1_000, now: () => wall, monotonic: () => monotonic, token });
  const [ours, theirs] = [lease('ours'), lease('theirs')];
  expect(await ours.beat()).toBe(true);
  for (const jump of [HOUR, -2 * HOUR, 30 * DAY, -60 * DAY]) {
    wall += jump;
    monotonic += 1_000;
    expect([await theirs.beat(), await ours.beat()]).toEqual([false, true]);
  }
  for (let beats = 0; beats < 3; beats += 1) {
    expect(await theirs.beat()).toBe(false);
    monotonic += 1_000;
  }
  expect(await theirs.beat()).toBe(true);
});

it('two processes whose clocks are far apart, and jump, do everything once and in one order', {
  timeout: 60_000,
}, async () => {
  const place = await aPlaceIn(await temporaryFolder());
  const stations = await Promise.all([aWorkstation(place), aWorkstation(place)]);
  const folios: string[] = [];
  // Within the time that a session may rest.
  for (const offset of [0, 1.5 * HOUR, -1.5 * HOUR, HOUR]) {
    const [one, two] = stations;
    one?.setOffset(offset);
    two?.setOffset(-offset / 2);
    const commandId = crypto.randomUUID();
    const made = await Promise.all(stations.map((station) => station.create(commandId)));
    expect(new Set(made).size).toBe(1);
    folios.push(made[0] ?? '');
  }
  await Promise.all(stations.map((station) => station.leave()));
  expect(new Set(folios).size).toBe(4);
  await expectNothingLost(place, folios);
});
