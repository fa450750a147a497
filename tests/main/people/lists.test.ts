import { describe, expect, it } from 'vitest';
import { peopleQuery, rolesQuery, skillsQuery, staffQuery, teamsQuery } from '#main/people/listQueries.ts';
import { HOUR } from '#shared/kernel/time.ts';
import { aStoredCalendar } from '../../builders/catalogue.ts';
import { aManager, anAbsence, anArea, aPerson, aSkill, aTeam, aTechnician } from '../../builders/people.ts';
import { explain } from '../../builders/queryPlan.ts';
import { aDepartment, aTicket } from '../tickets/department.ts';

describe('the list of people', () => {
  it('is found by part of a name without accents, user name, e-mail or employee number', async () => {
    await using d = await aDepartment();
    const { host } = d.t;
    const nunez = await aPerson(host, {
      name: 'María Núñez Peña',
      username: 'mnp',
      email: 'Maria.N@inst.example',
      employeeNumber: 'E-0042',
    });
    await aPerson(host, { name: 'Pedro 100%' });
    const { people } = d.as(d.manager);
    const found = async (q: string) => (await people.list({ q })).items.map(({ id }) => id);
    for (const q of ['nunez', 'NÚÑ', 'peña maría', 'mnp', 'maria.n@', 'e-0042']) {
      expect(await found(q), q).toEqual([nunez.id]);
    }
    expect(await found('núñez pedro')).toEqual([]);
    // Not as a pattern: a percent sign is a percent sign.
    expect(await found('100%')).toHaveLength(1);
    expect(await found('%')).toHaveLength(1);
    expect(await found('_')).toEqual([]);
  });

  it('comes in pages by name, each person once, also with equal names', async () => {
    await using d = await aDepartment({ technicians: 0 });
    for (const name of ['Ana', 'Ána', 'Zoé', 'Beto', 'Ana', 'Ñandú', 'Nora'])
      await aPerson(d.t.host, { name });
    const { people } = d.as(d.manager);
    const names: string[] = [];
    const ids = new Set<number>();
    let cursor: string | undefined;
    do {
      const page = await people.list({ limit: 2, ...(cursor ? { cursor } : {}) });
      names.push(...page.items.map(({ name }) => name));
      for (const { id } of page.items) ids.add(id);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(names).toEqual([
      'Ana',
      'Ána',
      'Ana',
      'Beto',
      'Encargada Ema',
      'Ñandú',
      'Nora',
      'Solicitante Sosa',
      'Zoé',
    ]);
    expect(ids.size).toBe(names.length);
    await expect(people.list({ cursor: 'bm8' })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('narrows by role, area and whether they are enabled', async () => {
    await using d = await aDepartment();
    const { host } = d.t;
    const area = await anArea(host);
    const gone = await aPerson(host, { areaId: area.id, isEnabled: false });
    const here = await aPerson(host, { areaId: area.id });
    const { people } = d.as(d.manager);
    const ids = async (input: Parameters<typeof people.list>[0]) =>
      (await people.list(input)).items.map(({ id }) => id).sort((a, b) => a - b);
    expect(await ids({ role: 'technician' })).toEqual(d.technicians.map(({ id }) => id));
    expect(await ids({ role: 'requester' })).toEqual([d.requester.id, gone.id, here.id]);
    expect(await ids({ areaId: area.id, isEnabled: true })).toEqual([here.id]);
    expect(await ids({ areaId: area.id, isEnabled: false })).toEqual([gone.id]);
  });
});

describe('the search among staff', () => {
  it('finds by name, team, skill and shift, with the load that assignment goes by', async () => {
    await using d = await aDepartment({ technicians: 1 });
    const { host } = d.t;
    const nights = await aStoredCalendar(host, { hours: { mon: [['22:00', '06:00']] } });
    const [team, skill] = [await aTeam(host), await aSkill(host)];
    const night = await aTechnician(host, {
      name: 'Noé Noche',
      calendarId: nights.id,
      activeLimit: 3,
      teamIds: [team.id],
      skillIds: [skill.id],
    });
    const away = await aTechnician(host, { name: 'Ausente' });
    await anAbsence(host, { personId: away.id, from: d.t.now() - HOUR, to: d.t.now() + HOUR });
    await aTechnician(host, { name: 'Baja', isEnabled: false });
    await aTicket(d);

    const { people } = d.as(d.manager);
    const all = (await people.staff({})).items;
    expect(all.map(({ name, load }) => [name, load])).toEqual([
      ['Ausente', { active: 0, limit: 8, isOnShift: true, isAbsent: true }],
      ['Encargada Ema', null],
      ['Noé Noche', { active: 0, limit: 3, isOnShift: false, isAbsent: false }],
      ['Técnica 0', { active: 1, limit: 8, isOnShift: true, isAbsent: false }],
    ]);
    const names = async (input: Parameters<typeof people.staff>[0]) =>
      (await people.staff(input)).items.map(({ name }) => name);
    expect(await names({ q: 'noche' })).toEqual([night.name]);
    expect(await names({ teamId: team.id })).toEqual([night.name]);
    expect(await names({ skillId: skill.id })).toEqual([night.name]);
    expect(await names({ isOnShift: false })).toEqual([night.name]);
    expect(await names({ isOnShift: true })).toEqual(['Ausente', 'Técnica 0']);
    expect(all.find(({ id }) => id === night.id)).toMatchObject({ teams: [team], skills: [skill] });
  });

  it('asks the database as often for three as for thirty', async () => {
    await using d = await aDepartment({ technicians: 0 });
    const manager = d.as(d.manager);
    const asked = async () => {
      let count = 0;
      const { read } = d.t.host.db;
      const executor = read.getExecutor();
      const original = executor.executeQuery.bind(executor);
      executor.executeQuery = (query) => {
        count += 1;
        return original(query);
      };
      await manager.people.staff({});
      executor.executeQuery = original;
      return count;
    };
    for (let i = 0; i < 3; i += 1) await aTechnician(d.t.host);
    const few = await asked();
    for (let i = 0; i < 27; i += 1) await aManager(d.t.host, { roles: ['manager', 'technician'] });
    expect(few).toBeGreaterThan(4);
    expect(await asked()).toBe(few);
  });
});

describe('the query plans', () => {
  const filter = { q: '', role: null, areaId: null, isEnabled: null, after: null, limit: 51 };

  it('walk the index by name, or go from the few with a role', async () => {
    await using d = await aDepartment();
    const { read } = d.t.host.db;
    const page = await explain(read, peopleQuery(read, { ...filter, after: ['m', 7] }));
    expect(page.join('\n')).toMatch(/SEARCH people USING INDEX people_foldedName \(foldedName>\?\)/);
    expect(page.join('\n')).not.toMatch(/TEMP B-TREE/);
    const search = await explain(read, peopleQuery(read, { ...filter, q: 'luna' }));
    expect(search.join('\n')).toMatch(/SCAN people USING INDEX people_foldedName/);
    expect(search.join('\n')).not.toMatch(/TEMP B-TREE/);
    const technicians = await explain(read, peopleQuery(read, { ...filter, role: 'technician' }));
    expect(technicians.join('\n')).toMatch(/SEARCH people USING INTEGER PRIMARY KEY/);
    expect(technicians.join('\n')).toMatch(/personRoles_role/);
    const staff = await explain(read, staffQuery(read, { q: '', teamId: null, skillId: null, limit: 500 }));
    expect(staff.join('\n')).toMatch(/SEARCH people USING INTEGER PRIMARY KEY/);
  });

  it('take what belongs to a page by the page’s ids', async () => {
    await using d = await aDepartment();
    const { read } = d.t.host.db;
    for (const query of [rolesQuery(read, [1, 2]), teamsQuery(read, [1, 2]), skillsQuery(read, [1, 2])]) {
      expect((await explain(read, query)).filter((line) => line.startsWith('SCAN'))).toEqual([]);
    }
  });
});
