import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { setupHandlers } from '#main/setup/service.ts';
import { customField } from '#shared/assets/asset.ts';
import { setupContract } from '#shared/setup/contract.ts';
import { starterAssetCategories, starterFields } from '#shared/setup/starterAssetCategories.ts';
import { starterCatalogue } from '#shared/setup/starterCatalogue.ts';
import { PRIORITIES } from '#shared/sla/priority.ts';
import { aPolicy, aStoredCalendar } from '../../builders/catalogue.ts';
import { given, openDispatchHost, refusedWith } from '../../builders/dispatchHost.ts';
import { openTestHost } from '../../builders/host.ts';
import { aPerson } from '../../builders/people.ts';

const INPUT = {
  institution: 'Procuraduría de Prueba',
  folioPrefix: 'pp',
  language: 'es' as const,
  timeZone: 'America/Mexico_City',
  holidayTemplate: 'federal' as const,
  hours: { mon: [['09:00', '18:00']] as [string, string][] },
  administrator: { name: 'Ada Ávila', username: 'Ada', password: 'tren-lento-azul-42' },
};

describe('the first start', () => {
  it('makes an institution that can work at once, and signs its administrator in', async () => {
    await using t = await anEmptyHost();
    const guest = t.as(null);
    expect(await guest.setup.status({})).toMatchObject({
      needsSetup: true,
      needsSetupCode: false,
      institution: null,
    });
    const suggested = await guest.setup.suggestions({});
    expect(suggested.timeZones).toContain(suggested.timeZone);

    const { token, user } = await guest.setup.complete({ ...INPUT, hours: suggested.hours });
    expect(user).toMatchObject({ name: 'Ada Ávila', username: 'ada', roles: ['administrator'] });
    expect((await guest.sessions.resume({ token: token ?? '' })).id).toBe(user.id);
    expect(await guest.setup.status({})).toMatchObject({
      needsSetup: false,
      institution: 'Procuraduría de Prueba',
      timeZone: 'America/Mexico_City',
    });

    const admin = t.as(user);
    expect((await admin.settings.get({})).settings.institution.folioPrefix).toBe('PP');
    const { items: calendars } = await admin.calendars.list({});
    expect(calendars).toMatchObject([
      { isDefault: true, holidayTemplate: 'federal', versions: [{ hours: suggested.hours }] },
    ]);
    const { items: policies } = await admin.sla.policies({});
    expect(policies.map(({ priority }) => priority).sort()).toEqual([...PRIORITIES].sort());
    const { items: services } = await admin.services.list({});
    expect(services).toHaveLength(starterCatalogue.flatMap((category) => category.services).length);

    const requester = await aPerson(t.host);
    const technician = await aPerson(t.host, { roles: ['technician'] });
    const ticket = await t.as(requester).tickets.create({
      title: 'No abre mi correo',
      description: 'Pide contraseña una y otra vez',
      serviceId: services.find(({ skill, needsApproval }) => skill === null && !needsApproval)?.id ?? 0,
    });
    expect(ticket).toMatchObject({ folio: 'PP-2026-000001', assignee: { id: technician.id } });
    expect((await verifyDataFolder(t.host.dataDir)).problems).toEqual([]);
  });

  it.each(['es', 'en', 'pt'] as const)('names things in the institution’s language: %s', async (language) => {
    await using t = await anEmptyHost();
    const { user } = await t.as(null).setup.complete({ ...INPUT, language });
    const { items } = await t.as(user).services.list({});
    const names = items.map(({ name }) => name).sort();
    expect(names).toEqual(
      starterCatalogue.flatMap(({ services }) => services.map(({ name }) => name[language])).sort(),
    );
    expect(user.language).toBe(language);
    const { items: categories } = await t.as(user).assets.categories({});
    expect(categories.map(({ name }) => name)).toEqual(
      starterAssetCategories.map(({ name }) => name[language]),
    );
    const { settings } = await t.as(user).settings.get({});
    const statuses = { es: 'En uso', en: 'In use', pt: 'Em uso' };
    expect(settings.inventory.statuses.find(({ key }) => key === 'inUse')?.label).toBe(statuses[language]);
    expect(settings.printing.custodyLegend).toMatch(
      { es: /^Recibo en resguardo/, en: /^I receive into my custody/, pt: /^Recebo sob minha/ }[language],
    );
  });

  it('offers an inventory whose categories know what is worth knowing, and how long things last', async () => {
    await using t = await anEmptyHost();
    const { user } = await t.as(null).setup.complete(INPUT);
    const { items } = await t.as(user).assets.categories({});
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(['equipment', 'licence', 'consumable']));
    const laptops = items.find(({ name }) => name === 'Computadoras portátiles');
    expect(laptops).toMatchObject({ usefulLifeMonths: 36 });
    const laptop = await t.as(user).assets.create({
      name: 'Latitude de prueba',
      categoryId: laptops?.id ?? 0,
      brand: 'Dell',
      model: null,
      serial: null,
      areaId: null,
      locationId: null,
      parentId: null,
      acquiredOn: '2026-01-10',
      costCents: 3_600_000,
      supplierId: null,
      invoice: null,
      warrantyUntil: null,
      usefulLifeMonths: null,
      notes: null,
      custom: { processor: 'i5', memory: 16 },
    });
    expect(laptop).toMatchObject({ inventoryNumber: 'INV-000001', bookValue: { annualRatePercent: 33.3 } });
    expect((await verifyDataFolder(t.host.dataDir)).problems).toEqual([]);
  });

  it('has fields that pass the rules of the contract in every language', () => {
    for (const category of starterAssetCategories) {
      for (const language of ['es', 'en', 'pt'] as const) {
        const fields = starterFields(category, language);
        expect(z.array(customField).parse(fields)).toEqual(fields);
        expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length);
      }
    }
  });

  it('happens once, also when two windows finish the wizard together', async () => {
    await using t = await anEmptyHost();
    const other = { ...INPUT, administrator: { ...INPUT.administrator, username: 'otra' } };
    const outcomes = await Promise.allSettled([
      t.as(null).setup.complete(INPUT),
      t.as(null).setup.complete(other),
    ]);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'ruleBroken', data: { rule: 'setupDone' } } }]);
    await expect(t.as(null).setup.complete(other)).rejects.toMatchObject({
      code: 'ruleBroken',
      data: { rule: 'setupDone' },
    });
    const people = await t.host.db.read.selectFrom('people').select('username').execute();
    expect(people).toHaveLength(1);
  });

  it('is still to be done after an import into an empty folder, and keeps what that made', async () => {
    await using t = await anEmptyHost();
    await aPerson(t.host, { roles: ['technician'] });
    await t.host.db.write((tx) =>
      tx
        .insertInto('services')
        .values({ category: 'Red', name: 'Importado', estimatedMinutes: null, skillId: null })
        .execute(),
    );
    expect(await t.as(null).setup.status({})).toMatchObject({ needsSetup: true });
    const { user } = await t.as(null).setup.complete(INPUT);
    expect((await t.as(user).services.list({})).items.map(({ name }) => name)).toEqual(['Importado']);
  });

  it('gives the calendar of an earlier import the hours that were chosen, and counts its deadlines anew', async () => {
    await using t = await anEmptyHost();
    const calendar = await aStoredCalendar(t.host, { isDefault: true });
    for (const priority of PRIORITIES) await aPolicy(t.host, { priority });
    const requester = await aPerson(t.host);
    const before = await t.as(requester).tickets.create({ title: 'Antes', description: 'Del arranque' });
    const { user } = await t.as(null).setup.complete(INPUT);
    const { items } = await t.as(user).calendars.list({});
    expect(items).toMatchObject([{ id: calendar.id, versions: [{ validFrom: null, hours: INPUT.hours }] }]);
    const after = await t.as(user).tickets.get({ id: before.id });
    // Day and night until now; office hours from here on.
    expect(Date.parse(after.resolutionDueAt ?? '')).toBeGreaterThan(Date.parse(before.resolutionDueAt ?? ''));
  });

  it('refuses a password that is guessed first, and a zone that does not exist, and writes nothing', async () => {
    await using t = await anEmptyHost();
    const administrator = { ...INPUT.administrator, password: 'Contraseña2026' };
    await expect(t.as(null).setup.complete({ ...INPUT, administrator })).rejects.toMatchObject({
      code: 'invalid',
      data: { issues: [{ path: 'administrator.password', rule: 'passwordCommon' }] },
    });
    await expect(t.as(null).setup.complete({ ...INPUT, timeZone: 'Mexico' })).rejects.toMatchObject({
      code: 'invalid',
    });
    expect(await t.host.db.read.selectFrom('settings').select('key').execute()).toEqual([]);
  });
});

describe('a first start that others can reach', () => {
  it('asks for the code of the console, and not more than a few dozen times', async () => {
    await using h = await openDispatchHost(undefined, { setupCode: 'K7-QX-93' });
    const connection = { ...(await h.connection()), address: '10.1.2.3' };
    const complete = (setupCode?: string) =>
      h.call(connection, setupContract.complete, setupHandlers.complete, {
        ...INPUT,
        ...(setupCode ? { setupCode } : {}),
      });
    const status = given(await h.call(connection, setupContract.status, setupHandlers.status, {}));
    expect(status.needsSetupCode).toBe(true);
    expect(await complete()).toMatchObject({ refusal: { code: 'ruleBroken', data: { rule: 'setupCode' } } });
    for (let i = 0; i < 59; i += 1) await complete(`K7-QX-${i}`);
    expect(refusedWith(await complete('K7-QX-93'))).toBe('tooManyRequests');
    h.now += 600_000;
    const { token } = given(await complete(' K7-QX-93 '));
    expect(connection.token).toBe(token);
  });

  it('asks the window of the machine itself for none', async () => {
    await using h = await openDispatchHost(undefined, { setupCode: 'K7-QX-93' });
    const connection = { ...(await h.connection()), address: 'local' };
    const status = given(await h.call(connection, setupContract.status, setupHandlers.status, {}));
    expect(status).toMatchObject({ needsSetup: true, needsSetupCode: false });
    given(await h.call(connection, setupContract.complete, setupHandlers.complete, INPUT));
  });
});

async function anEmptyHost() {
  const t = await openTestHost();
  return { ...t, [Symbol.asyncDispose]: () => t.close() };
}
