import { describe, expect, it } from 'vitest';
import { historyOf } from '#main/audit/history.ts';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { anAdministrator, aPerson } from '../../builders/people.ts';
import { aDepartment } from '../tickets/department.ts';

async function anOrganisation() {
  const d = await aDepartment();
  const admin = await anAdministrator(d.t.host);
  return { d, organisation: d.as(admin).organisation };
}

const sound = async (dataDir: string) => expect((await verifyDataFolder(dataDir)).problems).toEqual([]);

describe('areas', () => {
  it('are made and changed with their heads', async () => {
    const { d, organisation } = await anOrganisation();
    await using _ = d;
    const head = await aPerson(d.t.host, { name: 'Jefa Jara' });
    const made = await organisation.saveArea({ name: 'Archivo', code: 'AR', headIds: [head.id, head.id] });
    expect(made).toMatchObject({
      name: 'Archivo',
      code: 'AR',
      heads: [{ id: head.id, name: 'Jefa Jara' }],
      isEnabled: true,
      version: 1,
    });
    expect(await d.as(head).sessions.current({})).toMatchObject({ headsAreaIds: [made.id] });

    const { id, version } = made;
    const changed = await organisation.saveArea({
      id,
      version,
      name: 'Archivo central',
      code: '',
      headIds: [],
    });
    expect(changed).toMatchObject({ name: 'Archivo central', code: null, heads: [], version: 2 });
    expect(await d.as(head).sessions.current({})).toMatchObject({ headsAreaIds: [] });
    const events = await historyOf(d.t.host.db.read, { entity: 'area', id });
    expect(events.map(({ action, data }) => [action, data])).toEqual([
      ['area.created', { after: { name: 'Archivo', code: 'AR', isEnabled: true, headIds: [head.id] } }],
      [
        'area.changed',
        {
          before: { name: 'Archivo', code: 'AR', headIds: [head.id] },
          after: { name: 'Archivo central', code: null, headIds: [] },
        },
      ],
    ]);
    await sound(d.t.host.dataDir);
  });

  it('refuse a stale save, telling what was changed, and a name that is taken in any case', async () => {
    const { d, organisation } = await anOrganisation();
    await using _ = d;
    const made = await organisation.saveArea({ name: 'Ética', code: null, headIds: [] });
    const { id } = made;
    await organisation.saveArea({ id, version: 1, name: 'Ética pública', code: null, headIds: [] });
    await expect(
      organisation.saveArea({ id, version: 1, name: 'Otra', code: null, headIds: [] }),
    ).rejects.toMatchObject({
      code: 'conflict',
      data: { version: 2, changes: [{ action: 'area.changed', after: { name: 'Ética pública' } }] },
    });
    await expect(
      organisation.saveArea({ name: 'ÉTICA PÚBLICA', code: null, headIds: [] }),
    ).rejects.toMatchObject({
      code: 'duplicate',
      data: { field: 'name' },
    });
    await expect(organisation.saveArea({ name: 'Nueva', code: null, headIds: [999] })).rejects.toMatchObject({
      code: 'notFound',
      data: { entity: 'person' },
    });
    const { items } = await organisation.areas({});
    expect(items.map(({ name }) => name).sort()).toEqual([...new Set(items.map(({ name }) => name))].sort());
    expect(items.find((area) => area.id === id)?.name).toBe('Ética pública');
  });
});

describe('teams', () => {
  it('are of technicians only', async () => {
    const { d, organisation } = await anOrganisation();
    await using _ = d;
    const answer = organisation.saveTeam({ name: 'Redes', memberIds: [d.technician(0).id, d.requester.id] });
    await expect(answer).rejects.toMatchObject({ code: 'ruleBroken', data: { rule: 'teamOfTechnicians' } });
    expect((await organisation.teams({})).items).toEqual([]);
  });

  it('make the form of whoever joins or leaves stale, so that it takes nobody out again', async () => {
    const { d, organisation } = await anOrganisation();
    await using _ = d;
    const [first, second] = [d.technician(0), d.technician(1)];
    const team = await organisation.saveTeam({ name: 'Redes', memberIds: [first.id] });
    const { id, version } = team;
    const changed = await organisation.saveTeam({ id, version, name: 'Redes', memberIds: [second.id] });
    expect(changed.members.map((member) => member.id)).toEqual([second.id]);
    const versions = await d.t.host.db.read
      .selectFrom('people')
      .select(['id', 'version'])
      .where('id', 'in', [first.id, second.id])
      .execute();
    expect(versions).toEqual([
      { id: first.id, version: 3 },
      { id: second.id, version: 2 },
    ]);
    await sound(d.t.host.dataDir);
  });
});

describe('locations and skills', () => {
  it('are made, changed and left alone when nothing differs', async () => {
    const { d, organisation } = await anOrganisation();
    await using _ = d;
    const place = await organisation.saveLocation({ name: 'Edificio B', address: 'Mitla 250' });
    const same = await organisation.saveLocation({
      id: place.id,
      version: 1,
      name: 'Edificio B',
      address: 'Mitla 250',
    });
    expect(same.version).toBe(1);
    const closed = await organisation.saveLocation({
      id: place.id,
      version: 1,
      name: 'Edificio B',
      address: null,
      isEnabled: false,
    });
    expect(closed).toMatchObject({ address: null, isEnabled: false, version: 2 });

    const skill = await organisation.saveSkill({ name: 'Redes' });
    expect(skill).toMatchObject({ technicians: 0, version: 1 });
    const renamed = await organisation.saveSkill({ id: skill.id, version: 1, name: 'Redes y telefonía' });
    expect(renamed.version).toBe(2);
    await expect(organisation.saveSkill({ id: 999, version: 1, name: 'Nada' })).rejects.toMatchObject({
      code: 'notFound',
      data: { entity: 'skill' },
    });
    await sound(d.t.host.dataDir);
  });

  it('count only the technicians who are enabled', async () => {
    const { d, organisation } = await anOrganisation();
    await using _ = d;
    const skill = await organisation.saveSkill({ name: 'Redes' });
    for (const isEnabled of [true, true, false]) {
      await aPerson(d.t.host, { roles: ['technician'], skillIds: [skill.id], isEnabled });
    }
    expect((await organisation.skills({})).items).toMatchObject([{ name: 'Redes', technicians: 2 }]);
  });
});
