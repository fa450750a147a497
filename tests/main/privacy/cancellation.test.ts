import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blobPath } from '#main/files/fileStore.ts';
import { DAY } from '#shared/kernel/time.ts';
import type { Client } from '../../builders/host.ts';
import { anAdministrator } from '../../builders/people.ts';
import { anOffice, handedOver } from '../custody/office.ts';
import { aDepartment, aTicket } from '../tickets/department.ts';
import { aClosedTicket, placesOf, problemsOf, runPrivacyJobs, SECRETS } from './closedTicket.ts';

describe('the cancellation of a person’s data', () => {
  it('leaves a name that names nobody, no word of theirs, and a database that verify finds whole', async () => {
    await using d = await aDepartment();
    const administrator = d.as(await anAdministrator(d.t.host));
    await aClosedTicket(d);
    const other = await aTicket(d, { by: d.manager, title: 'Otra solicitud que se queda' });
    await administrator.people.update({
      ...(await editable(administrator, d.requester.id)),
      phone: '55 1234 9876',
      email: 'solicitante.sosa@prueba.example',
      post: 'Puesto irrepetible',
    });
    const { sha256 } = await d.t.host.db.read
      .selectFrom('attachments')
      .select('sha256')
      .executeTakeFirstOrThrow();

    const preview = await administrator.privacy.previewCancellation({ id: d.requester.id });
    expect(preview).toMatchObject({
      alias: 'Persona cancelada 1',
      bars: [],
      tickets: { tickets: 1, messages: 2, attachments: 1 },
    });
    expect(preview.erases.fields).toContain('email');
    const { alias } = await administrator.privacy.cancelPerson({
      id: d.requester.id,
      version: preview.version,
      name: 'solicitante sosa',
      erasesTickets: true,
    });
    expect(alias).toBe('Persona cancelada 1');
    await runPrivacyJobs(d);
    const gone = [...SECRETS, 'Sosa', '55 1234 9876', 'prueba.example', 'irrepetible'];
    // Only what the program remembers of the administrator's own calls, and that for a month.
    expect((await placesOf(d, gone)).filter((place) => place !== 'commands.outcome')).toEqual([]);
    expect(await problemsOf(d)).toEqual([]);
    const found = await d.as(d.manager).tickets.list({ q: 'mango' });
    expect(found.items).toEqual([]);
    expect((await d.as(d.manager).tickets.get({ id: other.id })).title).toBe('Otra solicitud que se queda');
    expect((await administrator.privacy.cancelled({})).items).toMatchObject([
      { number: 1, person: { name: 'Persona cancelada 1' }, isDone: true },
    ]);
    await expect(d.as(d.requester).sessions.current({})).rejects.toMatchObject({ code: 'unauthenticated' });

    // The file goes a day later, for a copy may be under way.
    const file = blobPath(d.t.host.files.folder, sha256);
    expect(existsSync(file)).toBe(true);
    d.t.at(Date.now() + 2 * DAY);
    await runPrivacyJobs(d);
    expect(existsSync(file)).toBe(false);
    expect(await problemsOf(d)).toEqual([]);
  });

  it('keeps the requests as they are where that is chosen', async () => {
    await using d = await aDepartment();
    const administrator = d.as(await anAdministrator(d.t.host));
    const id = await aClosedTicket(d);
    const { version } = await administrator.privacy.previewCancellation({ id: d.requester.id });
    await administrator.privacy.cancelPerson({
      id: d.requester.id,
      version,
      name: d.requester.name,
      erasesTickets: false,
    });
    await runPrivacyJobs(d);
    const ticket = await d.as(d.manager).tickets.get({ id });
    expect(ticket.title).toBe('Teclado de Marisela pegajoso');
    expect(ticket.requester.name).toBe('Persona cancelada 1');
    expect(await problemsOf(d)).toEqual([]);
  });

  it('is refused for an open request, for oneself, for a wrong name and a second time', async () => {
    await using d = await aDepartment();
    const boss = await anAdministrator(d.t.host);
    const administrator = d.as(boss);
    const cancel = (id: number, name: string, version: number) =>
      administrator.privacy.cancelPerson({ id, version, name, erasesTickets: false });
    const rule = (name: string) => ({ code: 'ruleBroken', data: { rule: name } });
    await expect(cancel(boss.id, boss.name, 1)).rejects.toMatchObject(rule('cancelSelf'));
    const ticket = await aTicket(d);
    await expect(cancel(d.requester.id, d.requester.name, 1)).rejects.toMatchObject(
      rule('cancelOpenTickets'),
    );
    const { bars } = await administrator.privacy.previewCancellation({ id: d.requester.id });
    expect(bars).toEqual(['cancelOpenTickets']);
    await d.as(d.requester).tickets.cancel({ id: ticket.id, version: ticket.version, reason: 'Ya no.' });
    await expect(cancel(d.requester.id, 'Otra Persona', 1)).rejects.toMatchObject(rule('cancelOtherName'));
    await cancel(d.requester.id, d.requester.name, 1);
    await expect(cancel(d.requester.id, 'Persona cancelada 1', 2)).rejects.toMatchObject(rule('cancelTwice'));
  });

  it('is refused while they hold equipment, and the only administrator is never cancelled', async () => {
    await using office = await anOffice();
    await handedOver(office, [await office.asset()]);
    const second = await anAdministrator(office.t.host);
    const preview = await office.as(second).privacy.previewCancellation({ id: office.holder.id });
    expect(preview.bars).toEqual(['cancelHolds', 'cancelCustodyOpen']);
    // Neither of the two can sign in (no password), so either is the last who could.
    const administrator = await office
      .as(second)
      .privacy.previewCancellation({ id: office.administrator.id });
    expect(administrator.bars).toEqual(['cancelLastAdministrator']);
  });
});

async function editable(client: Client, id: number) {
  const person = await client.people.get({ id });
  return {
    id,
    version: person.version,
    name: person.name,
    username: person.username,
    email: person.email,
    phone: person.phone,
    employeeNumber: person.employeeNumber,
    post: person.post,
    areaId: person.area?.id ?? null,
    locationId: null,
    calendarId: null,
    activeLimit: null,
    language: person.language,
    isExternal: false,
    roles: person.roles,
    teamIds: [],
    skillIds: [],
  };
}
