import { describe, expect, it } from 'vitest';
import { historyOf } from '#main/audit/history.ts';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { DAY, HOUR } from '#shared/kernel/time.ts';
import { anAdministrator, anArea, aPerson, aSkill, aTeam, type BuiltPerson } from '../../builders/people.ts';
import { aDepartment, aTicket, type Department } from '../tickets/department.ts';

const EMPTY = {
  name: 'Nora Núñez',
  username: null,
  email: null,
  phone: null,
  employeeNumber: null,
  post: null,
  areaId: null,
  locationId: null,
  calendarId: null,
  activeLimit: null,
  language: 'es' as const,
  roles: ['requester' as const],
  teamIds: [],
  skillIds: [],
  isExternal: false,
};

const PASSWORD = 'tren-lento-azul-42';

async function withAdministrator(parts: { technicians?: number } = {}) {
  const d = await aDepartment(parts);
  const admin = await anAdministrator(d.t.host, { username: 'ada', password: PASSWORD });
  return { d, admin, people: d.as(admin).people };
}

async function sound(d: Department): Promise<void> {
  expect((await verifyDataFolder(d.t.host.dataDir)).problems).toEqual([]);
}

describe('creating a person', () => {
  it('with a user name gives a temporary password, shown once and kept nowhere', async () => {
    const { d, people } = await withAdministrator();
    await using _ = d;
    const commandId = crypto.randomUUID();
    const input = { ...EMPTY, username: 'Nora.Nunez', commandId };
    const { person, temporaryPassword } = await people.create(input);
    expect(temporaryPassword).toMatch(/^[a-z]{4}-[a-z]{4}-[a-z]{4}-[a-z]{4}-\d\d$/);
    expect(person).toMatchObject({
      username: 'nora.nunez',
      hasAccount: true,
      roles: ['requester'],
      version: 1,
    });

    const again = await people.create(input);
    expect(again).toEqual({ person, temporaryPassword: null });

    const session = await d
      .as(null)
      .sessions.create({ username: 'nora.nunez', password: temporaryPassword ?? '' });
    expect(session.user.mustChangePassword).toBe(true);
    const commands = await d.t.host.db.read.selectFrom('commands').select('outcome').execute();
    expect(JSON.stringify(commands)).not.toContain(temporaryPassword);
    await sound(d);
  });

  it('without one makes no account', async () => {
    const { d, people } = await withAdministrator();
    await using _ = d;
    const made = await people.create({ ...EMPTY, isExternal: true, email: 'nora@fuera.example' });
    expect(made.temporaryPassword).toBeNull();
    expect(made.person).toMatchObject({ hasAccount: false, isExternal: true });
  });

  it.each([
    [{ username: 'ada' }, { code: 'duplicate', data: { field: 'username' } }],
    [{ roles: [] }, { code: 'invalid' }],
    [
      { isExternal: true, username: 'fuera' },
      { code: 'ruleBroken', data: { rule: 'externalHasNoAccount' } },
    ],
    [{ isExternal: true, roles: ['manager' as const] }, { code: 'ruleBroken' }],
    [{ areaId: 999 }, { code: 'notFound', data: { entity: 'area' } }],
    [
      { roles: ['technician' as const], teamIds: [999] },
      { code: 'notFound', data: { entity: 'team' } },
    ],
    [{ username: 'con espacio' }, { code: 'invalid' }],
  ])('refuses %o and writes nothing', async (wrong, refusal) => {
    const { d, people } = await withAdministrator();
    await using _ = d;
    const before = await d.t.host.db.read.selectFrom('people').select('id').execute();
    const answer = people.create({ ...EMPTY, ...wrong });
    if (refusal.code === 'invalid' && 'username' in wrong) await expect(answer).rejects.toThrow();
    else await expect(answer).rejects.toMatchObject(refusal);
    expect(await d.t.host.db.read.selectFrom('people').select('id').execute()).toEqual(before);
  });

  it('as a technician takes what was waiting for one', async () => {
    const { d, people } = await withAdministrator({ technicians: 0 });
    await using _ = d;
    const ticket = await aTicket(d);
    expect(ticket.assignee).toBeNull();
    const { person } = await people.create({ ...EMPTY, roles: ['technician'] });
    const now = await d.as(d.manager).tickets.get({ id: String(ticket.id) });
    expect(now.assignee?.id).toBe(person.id);
  });
});

describe('changing a person', () => {
  it('sets roles, teams and skills, and gives the teams a next version', async () => {
    const { d, people } = await withAdministrator();
    await using _ = d;
    const { host } = d.t;
    const [team, other, skill] = [await aTeam(host), await aTeam(host), await aSkill(host)];
    const { person } = await people.create({ ...EMPTY, roles: ['technician'], teamIds: [team.id] });
    const changed = await people.update({
      ...EMPTY,
      id: person.id,
      version: person.version,
      name: 'Nora Núñez Ortiz',
      roles: ['manager', 'technician', 'technician'],
      teamIds: [other.id],
      skillIds: [skill.id],
    });
    expect(changed).toMatchObject({
      name: 'Nora Núñez Ortiz',
      roles: ['technician', 'manager'],
      teams: [other],
      skills: [skill],
      version: 2,
    });
    const { items } = await d.as(d.manager).organisation.teams({});
    expect(items.map(({ id, version, members }) => [id, version, members.length])).toEqual([
      [team.id, 3, 0],
      [other.id, 2, 1],
    ]);
    const [event] = (await historyOf(host.db.read, { entity: 'person', id: person.id })).slice(-1);
    expect(event).toMatchObject({
      action: 'person.changed',
      data: { before: { roles: ['technician'], skillIds: [] }, after: { roles: ['technician', 'manager'] } },
      text: { before: { name: 'Nora Núñez' }, after: { name: 'Nora Núñez Ortiz' } },
    });
    expect(JSON.stringify(event?.data)).not.toContain('Nora');
    await sound(d);
  });

  it('is refused as stale with what somebody else changed, and nothing is overwritten', async () => {
    const { d, people } = await withAdministrator();
    await using _ = d;
    const { person } = await people.create(EMPTY);
    const seen = { ...EMPTY, id: person.id, version: person.version };
    await people.update({ ...seen, phone: '5512345678' });
    await expect(people.update({ ...seen, phone: '000' })).rejects.toMatchObject({
      code: 'conflict',
      data: {
        entity: 'person',
        version: 2,
        changes: [{ action: 'person.changed', after: { phone: '5512345678' } }],
      },
    });
    expect((await people.get({ id: person.id })).phone).toBe('5512345678');
  });

  it('writes nothing when nothing differs', async () => {
    const { d, people } = await withAdministrator();
    await using _ = d;
    const { person } = await people.create(EMPTY);
    const same = await people.update({ ...EMPTY, id: person.id, version: 1 });
    expect(same.version).toBe(1);
    expect(await historyOf(d.t.host.db.read, { entity: 'person', id: person.id })).toHaveLength(1);
  });

  it('that takes the technician’s role away puts their active tickets back', async () => {
    const { d, people } = await withAdministrator({ technicians: 1 });
    await using _ = d;
    const ticket = await aTicket(d);
    const technician = d.technician(0);
    expect(ticket.assignee?.id).toBe(technician.id);
    await people.update({ ...EMPTY, name: technician.name, id: technician.id, version: 1 });
    const now = await d.as(d.manager).tickets.get({ id: String(ticket.id) });
    expect(now).toMatchObject({ status: 'new', assignee: null });
  });

  it('that takes the user name away takes the account and its sessions', async () => {
    const { d, people } = await withAdministrator();
    await using _ = d;
    const { person, temporaryPassword } = await people.create({ ...EMPTY, username: 'nora' });
    const credentials = { username: 'nora', password: temporaryPassword ?? '' };
    await d.as(null).sessions.create(credentials);
    const changed = await people.update({ ...EMPTY, id: person.id, version: 1 });
    expect(changed.hasAccount).toBe(false);
    await expect(d.as(null).sessions.create(credentials)).rejects.toMatchObject({ code: 'wrongCredentials' });
    const open = await d.t.host.db.read
      .selectFrom('sessions')
      .select('id')
      .where('personId', '=', person.id)
      .where('endedAt', 'is', null)
      .execute();
    expect(open).toEqual([]);
    await sound(d);
  });
});

describe('the last administrator', () => {
  const renamed = (person: BuiltPerson) => ({
    ...EMPTY,
    id: person.id,
    version: 1,
    name: person.name,
    username: person.username,
  });

  it('can neither be disabled nor lose the role or the account', async () => {
    const { d, admin, people } = await withAdministrator();
    await using _ = d;
    const last = { code: 'lastAdministrator' };
    await expect(people.disable({ id: admin.id, version: 1 })).rejects.toMatchObject(last);
    await expect(people.update({ ...renamed(admin), roles: ['manager'] })).rejects.toMatchObject(last);
    await expect(
      people.update({ ...renamed(admin), roles: ['administrator'], username: null }),
    ).rejects.toMatchObject(last);
    expect((await people.get({ id: admin.id })).version).toBe(1);
  });

  it('is one who can sign in: another without a password, or a disabled one, is none', async () => {
    const { d, admin, people } = await withAdministrator();
    await using _ = d;
    await anAdministrator(d.t.host, { username: 'sin.clave' });
    await anAdministrator(d.t.host, { username: 'baja', password: PASSWORD, isEnabled: false });
    await expect(people.disable({ id: admin.id, version: 1 })).rejects.toMatchObject({
      code: 'lastAdministrator',
    });
    await anAdministrator(d.t.host, { username: 'otra', password: PASSWORD });
    expect((await people.disable({ id: admin.id, version: 1 })).person.isEnabled).toBe(false);
  });

  it('stays when two administrators disable each other at once', async () => {
    const { d, admin, people } = await withAdministrator();
    await using _ = d;
    const other = await anAdministrator(d.t.host, { username: 'otra', password: PASSWORD });
    const outcomes = await Promise.allSettled([
      people.disable({ id: other.id, version: 1 }),
      d.as(other).people.disable({ id: admin.id, version: 1 }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('disabling', () => {
  it('ends the sessions and hands a technician’s active tickets to others', async () => {
    const { d, people } = await withAdministrator({ technicians: 2 });
    await using _ = d;
    const ticket = await aTicket(d);
    const first = ticket.assignee?.id ?? 0;
    const other = d.technicians.find(({ id }) => id !== first);
    const technician = d.as({ id: first });
    await technician.sessions.current({});
    const { person, requeued } = await people.disable({ id: first, version: 1 });
    expect(person).toMatchObject({ isEnabled: false, version: 2 });
    expect(requeued).toBe(1);
    await expect(technician.sessions.current({})).rejects.toMatchObject({ code: 'unauthenticated' });
    const now = await d.as(d.manager).tickets.get({ id: String(ticket.id) });
    expect(now.assignee?.id).toBe(other?.id);
    await sound(d);
  });

  it('twice changes nothing the second time, and enabling undoes it', async () => {
    const { d, people } = await withAdministrator();
    await using _ = d;
    const { person } = await people.create(EMPTY);
    await people.disable({ id: person.id, version: 1 });
    expect((await people.disable({ id: person.id, version: 2 })).person.version).toBe(2);
    expect(await people.enable({ id: person.id, version: 2 })).toMatchObject({ isEnabled: true, version: 3 });
  });
});

describe('a temporary password', () => {
  it('lifts the lock-out, ends the sessions, and has to be changed', async () => {
    const { d, people } = await withAdministrator();
    await using _ = d;
    const person = await aPerson(d.t.host, { username: 'rosa', password: PASSWORD });
    const guest = d.as(null);
    const { token } = await guest.sessions.create({ username: 'rosa', password: PASSWORD });
    for (let i = 0; i < 5; i += 1) {
      await guest.sessions.create({ username: 'rosa', password: `mal-${i}` }).catch(() => undefined);
    }
    expect((await people.get({ id: person.id })).lockedUntil).not.toBeNull();
    const { temporaryPassword } = await people.resetPassword({ id: person.id });
    await expect(d.as(null).sessions.resume({ token: token ?? '' })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    expect((await people.get({ id: person.id })).lockedUntil).toBeNull();
    await expect(guest.sessions.create({ username: 'rosa', password: PASSWORD })).rejects.toMatchObject({
      code: 'wrongCredentials',
    });
    const { user } = await d
      .as(null)
      .sessions.create({ username: 'rosa', password: temporaryPassword ?? '' });
    expect(user.mustChangePassword).toBe(true);
  });

  it('is for whoever has a user name', async () => {
    const { d, people } = await withAdministrator();
    await using _ = d;
    const { person } = await people.create(EMPTY);
    await expect(people.resetPassword({ id: person.id })).rejects.toMatchObject({
      code: 'ruleBroken',
      data: { rule: 'noUsername' },
    });
  });
});

describe('absences', () => {
  const span = (from: number, to: number) => ({
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
  });

  it('move nothing, but tell what there is to hand on', async () => {
    const { d } = await withAdministrator({ technicians: 1 });
    await using _ = d;
    const ticket = await aTicket(d);
    const technician = d.technician(0);
    const now = d.t.now();
    const added = await d
      .as(d.manager)
      .people.addAbsence({ id: technician.id, ...span(now, now + DAY), kind: 'sick', note: 'gripe' });
    expect(added.activeTickets).toEqual([{ id: ticket.id, folio: ticket.folio, title: ticket.title }]);
    expect(added.person.absences).toMatchObject([{ kind: 'sick', note: 'gripe', version: 1 }]);
    expect((await d.as(d.manager).tickets.get({ id: String(ticket.id) })).assignee?.id).toBe(technician.id);
    await sound(d);
  });

  it('keep new tickets away until taken back, then the queue drains', async () => {
    const { d } = await withAdministrator({ technicians: 1 });
    await using _ = d;
    const now = d.t.now();
    const manager = d.as(d.manager).people;
    const { person } = await manager.addAbsence({
      id: d.technician(0).id,
      ...span(now - HOUR, now + DAY),
      kind: 'vacation',
    });
    const ticket = await aTicket(d);
    expect(ticket.assignee).toBeNull();
    const [absence] = person.absences;
    const back = await manager.removeAbsence({ id: absence?.id ?? 0, version: absence?.version ?? 0 });
    expect(back.absences).toEqual([]);
    const later = await d.as(d.manager).tickets.get({ id: String(ticket.id) });
    expect(later.assignee?.id).toBe(d.technician(0).id);
    await sound(d);
  });

  it('neither overlap nor end before they begin, but may follow one another', async () => {
    const { d } = await withAdministrator();
    await using _ = d;
    const now = d.t.now();
    const add = (from: number, to: number) =>
      d.as(d.manager).people.addAbsence({ id: d.technician(0).id, ...span(from, to), kind: 'training' });
    await add(now, now + 2 * DAY);
    const overlaps = { code: 'ruleBroken', data: { rule: 'absenceOverlaps' } };
    await expect(add(now + DAY, now + 3 * DAY)).rejects.toMatchObject(overlaps);
    await expect(add(now - DAY, now + 1)).rejects.toMatchObject(overlaps);
    await add(now + 2 * DAY, now + 3 * DAY);
    await add(now - DAY, now);
    await expect(add(now + 5 * DAY, now + 5 * DAY)).rejects.toMatchObject({
      data: { rule: 'absenceEndsBeforeItBegins' },
    });
  });

  it('tell colleagues that somebody is away, not why', async () => {
    const { d } = await withAdministrator();
    await using _ = d;
    const now = d.t.now();
    const id = d.technician(0).id;
    await d.as(d.manager).people.addAbsence({ id, ...span(now, now + DAY), kind: 'sick', note: 'cirugía' });
    const seen = async (by: { id: number }) => (await d.as(by).people.get({ id })).absences[0];
    expect(await seen(d.technician(1))).toMatchObject({ kind: 'other', note: null });
    expect(await seen(d.technician(0))).toMatchObject({ kind: 'sick', note: 'cirugía' });
    expect(await seen(d.manager)).toMatchObject({ kind: 'sick' });
  });
});

describe('one’s own data', () => {
  it('are the language and the telephone', async () => {
    const { d } = await withAdministrator();
    await using _ = d;
    const me = d.as(d.requester);
    await me.people.updateMine({ language: 'pt', phone: ' 55 1234 ' });
    expect(await me.sessions.current({})).toMatchObject({ language: 'pt', phone: '55 1234' });
    await expect(me.people.get({ id: d.requester.id })).rejects.toMatchObject({ code: 'forbidden' });
    await sound(d);
  });

  it('cannot be read by an area’s members of other areas', async () => {
    const { d } = await withAdministrator();
    await using _ = d;
    const area = await anArea(d.t.host);
    const other = await aPerson(d.t.host, { areaId: area.id });
    await expect(d.as(other).people.list({})).rejects.toMatchObject({ code: 'forbidden' });
  });
});
