import { describe, expect, it } from 'vitest';
import { historyOf } from '#main/audit/history.ts';
import { verifyDataFolder } from '#main/audit/verify.ts';
import type { Service } from '#shared/services/contract.ts';
import { aMaster, anAdministrator, aSkill } from '../../builders/people.ts';
import { aDepartment, aTicket, type Department } from '../tickets/department.ts';

const FIELDS = {
  category: 'Redes',
  name: 'Sin conexión',
  description: 'No entra a la red',
  defaultImpact: 'high',
  defaultUrgency: 'medium',
  estimatedMinutes: 45,
  skillId: null,
  needsApproval: false,
  printedForm: 'none',
  position: 1,
  isEnabled: true,
} as const;

async function catalogueOf(d: Department) {
  const admin = await anAdministrator(d.t.host);
  const master = await aMaster(d.t.host);
  return { services: d.as(admin).services, asMaster: d.as(master).services, admin };
}

/** What a save takes of a service as it was read. */
function fieldsOf({ skill, procedureNumber: _procedure, ...service }: Service) {
  return { ...service, skillId: skill?.id ?? null };
}

describe('the service catalogue', () => {
  it('keeps what was saved, with an event that tells what changed', async () => {
    await using d = await aDepartment();
    const { services } = await catalogueOf(d);
    const skill = await aSkill(d.t.host, { name: 'Cableado' });
    const created = await services.save({ ...FIELDS, skillId: skill.id });
    expect(created).toMatchObject({ name: 'Sin conexión', skill: { name: 'Cableado' }, version: 1 });

    const changed = await services.save({ ...fieldsOf(created), estimatedMinutes: 60, needsApproval: true });
    expect(changed).toEqual({ ...created, estimatedMinutes: 60, needsApproval: true, version: 2 });
    expect((await services.list({})).items).toContainEqual(changed);

    const events = await historyOf(d.t.host.db.read, { entity: 'service', id: created.id });
    expect(events.at(-1)).toMatchObject({
      action: 'service.changed',
      version: 2,
      data: {
        before: { estimatedMinutes: 45, needsApproval: false },
        after: { estimatedMinutes: 60, needsApproval: true },
      },
    });
    expect((await verifyDataFolder(d.t.host.dataDir)).problems).toEqual([]);
  });

  it('refuses a stale save, tells what somebody else changed, and writes nothing', async () => {
    await using d = await aDepartment();
    const { services } = await catalogueOf(d);
    const read = await services.save(FIELDS);
    await services.save({ ...fieldsOf(read), position: 7 });
    await expect(services.save({ ...fieldsOf(read), name: 'Otro' })).rejects.toMatchObject({
      code: 'conflict',
      data: {
        entity: 'service',
        version: 2,
        changes: [{ action: 'service.changed', after: { position: 7 } }],
      },
    });
    await expect(
      services.save({ ...fieldsOf(read), version: undefined, name: 'Otro' }),
    ).rejects.toMatchObject({
      code: 'conflict',
    });
    const { items } = await services.list({});
    expect(items.find(({ id }) => id === read.id)).toMatchObject({ name: 'Sin conexión', position: 7 });
  });

  it('has no two services of one name in a category, and asks only for skills that exist', async () => {
    await using d = await aDepartment();
    const { services } = await catalogueOf(d);
    await services.save(FIELDS);
    await services.save({ ...FIELDS, category: 'Otra' });
    await expect(services.save(FIELDS)).rejects.toMatchObject({ code: 'duplicate', data: { field: 'name' } });
    await expect(services.save({ ...FIELDS, name: 'X', skillId: 99 })).rejects.toMatchObject({
      code: 'notFound',
      data: { entity: 'skill' },
    });
    await expect(services.save({ ...FIELDS, id: 999, version: 1, name: 'Y' })).rejects.toMatchObject({
      code: 'notFound',
      data: { entity: 'service' },
    });
  });

  it('shows disabled services to staff on request, to requesters never', async () => {
    await using d = await aDepartment();
    const { services } = await catalogueOf(d);
    const off = await services.save({ ...FIELDS, isEnabled: false });
    const names = async (client: typeof services, withDisabled: boolean) =>
      (await client.list({ withDisabled })).items.map(({ id }) => id);
    expect(await names(services, false)).not.toContain(off.id);
    expect(await names(services, true)).toContain(off.id);
    expect(await names(d.as(d.requester).services, true)).not.toContain(off.id);
  });
});

describe('the procedure of a service', () => {
  it('gets a new version each time, newest first; a ticket keeps the one it began with', async () => {
    await using d = await aDepartment();
    const { asMaster } = await catalogueOf(d);
    const id = d.serviceId;
    await asMaster.saveProcedure({ id, body: '1. Mirar', afterNumber: 0 });
    const ticket = await aTicket(d);
    const second = await asMaster.saveProcedure({ id, body: '1. Preguntar', afterNumber: 1 });
    expect(second).toMatchObject({ number: 2, body: '1. Preguntar' });
    const { items } = await asMaster.procedures({ id });
    expect(items.map(({ number }) => number)).toEqual([2, 1]);
    const seen = await d.as(d.technician(0)).tickets.get({ id: ticket.id });
    expect(seen.procedure).toEqual({ number: 1, body: '1. Mirar' });
    expect((await d.as(d.manager).services.list({})).items[0]?.procedureNumber).toBe(2);
    expect((await verifyDataFolder(d.t.host.dataDir)).problems).toEqual([]);
  });

  it('is not written over what somebody else wrote meanwhile', async () => {
    await using d = await aDepartment();
    const { asMaster } = await catalogueOf(d);
    const id = d.serviceId;
    await asMaster.saveProcedure({ id, body: 'a', afterNumber: 0 });
    await expect(asMaster.saveProcedure({ id, body: 'b', afterNumber: 0 })).rejects.toMatchObject({
      code: 'conflict',
      data: { entity: 'procedure', version: 1 },
    });
    expect((await asMaster.procedures({ id })).items).toHaveLength(1);
    await expect(asMaster.procedures({ id: 999 })).rejects.toMatchObject({ code: 'notFound' });
  });
});
