import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openTestHost } from '../../builders/host.ts';
import { anAdministrator, aPerson } from '../../builders/people.ts';
import { anOffice, handedOver } from '../custody/office.ts';
import { aDepartment } from '../tickets/department.ts';
import { aClosedTicket, problemsOf } from './closedTicket.ts';

const texts = { es: 'Aviso', en: 'Notice', pt: 'Aviso' };

/** The files of a zip by name; the archive is read from its central directory, as any program does. */
async function unzipped(file: File): Promise<Record<string, string>> {
  const bytes = Buffer.from(await file.arrayBuffer());
  const end = bytes.length - 22;
  expect(bytes.readUInt32LE(end)).toBe(0x06054b50);
  const files: Record<string, string> = {};
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < bytes.readUInt16LE(end + 10); index += 1) {
    expect(bytes.readUInt32LE(at)).toBe(0x02014b50);
    const [size, length] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)];
    const name = bytes.toString('utf8', at + 46, at + 46 + length);
    const local = bytes.readUInt32LE(at + 42);
    const begins = local + 30 + bytes.readUInt16LE(local + 26);
    files[name] = inflateRawSync(bytes.subarray(begins, begins + size)).toString('utf8');
    at += 46 + length;
  }
  return files;
}

describe('the privacy notice', () => {
  it('is accepted once per version, and only the one in force', async () => {
    await using d = await aDepartment();
    const administrator = d.as(await anAdministrator(d.t.host));
    const person = d.as(d.requester);
    expect(await person.privacy.notice({})).toEqual({
      notice: null,
      acceptedVersion: null,
      acceptedAt: null,
    });
    await administrator.privacy.publish({ texts, seen: 0 });
    await person.privacy.accept({ version: 1 });
    await person.privacy.accept({ version: 1 });
    expect(await person.privacy.notice({})).toMatchObject({
      notice: { version: 1, texts },
      acceptedVersion: 1,
    });
    expect(await administrator.privacy.published({})).toMatchObject({ notice: { version: 1 } });
    await administrator.privacy.publish({ texts: { ...texts, es: 'Otro aviso' }, seen: 1 });
    await expect(person.privacy.accept({ version: 1 })).rejects.toMatchObject({
      code: 'ruleBroken',
      data: { rule: 'noticeChanged' },
    });
    expect((await person.privacy.notice({})).acceptedVersion).toBe(1);
    await expect(administrator.privacy.publish({ texts, seen: 1 })).rejects.toMatchObject({
      data: { rule: 'noticeChanged' },
    });
    expect(await problemsOf(d)).toEqual([]);
  });

  it('counts only those who can sign in', async () => {
    await using d = await aDepartment();
    const administrator = d.as(await anAdministrator(d.t.host));
    const able = await aPerson(d.t.host, { password: 'una frase larga y facil 26' });
    await administrator.privacy.publish({ texts, seen: 0 });
    await d.as(able).privacy.accept({ version: 1 });
    await d.as(d.requester).privacy.accept({ version: 1 });
    expect(await administrator.privacy.published({})).toMatchObject({ accepted: 1, people: 1 });
  });

  it('keeps nobody out of the API who has not accepted it', async () => {
    await using d = await aDepartment();
    const administrator = d.as(await anAdministrator(d.t.host));
    await administrator.privacy.publish({ texts, seen: 0 });
    await expect(d.as(d.requester).tickets.list({})).resolves.toMatchObject({ items: [] });
  });

  it('is there from the first start, with the law and the institution by name', async () => {
    const t = await openTestHost();
    try {
      const done = await t.as(null).setup.complete({
        institution: 'Procuraduría de Prueba',
        folioPrefix: 'PP',
        language: 'es',
        timeZone: 'America/Mexico_City',
        holidayTemplate: 'none',
        hours: { mon: [['09:00', '18:00']] },
        administrator: {
          name: 'Gabriela Montes',
          username: 'gmontes',
          password: 'una frase larga y facil 26',
        },
      });
      const { notice, acceptedVersion } = await t.as(done.user).privacy.notice({});
      expect(acceptedVersion).toBeNull();
      expect(notice?.version).toBe(1);
      expect(notice?.texts.es).toContain('Procuraduría de Prueba');
      expect(notice?.texts.es).toContain(
        'Ley General de Protección de Datos Personales en Posesión de Sujetos Obligados',
      );
    } finally {
      await t.close();
    }
  });
});

describe('a bundle of personal data', () => {
  it('holds what is kept about the person, and nothing of others', async () => {
    await using d = await aDepartment();
    await aClosedTicket(d);
    const other = await aPerson(d.t.host, { name: 'Otra Persona' });
    await d.as(other).tickets.create({ title: 'Ajena', description: 'No es suya.', serviceId: d.serviceId });
    const file = await d.as(d.requester).privacy.exportMine({});
    const files = await unzipped(file);
    const data = JSON.parse(files['datos.json'] ?? '{}');
    expect(data.person).toMatchObject({ name: 'Solicitante Sosa', roles: ['requester'] });
    expect(data.tickets).toMatchObject([{ title: 'Teclado de Marisela pegajoso', rating: 5 }]);
    expect(data.messages.map(({ body }: { body: string }) => body)).toEqual(['Le cayó jugo de mango.']);
    expect(data.sessions.length).toBeGreaterThan(0);
    expect(Object.values(files).join()).not.toMatch(/Ajena|tokenHash|passwordHash/);
    expect(files['solicitudes.csv']).toContain('Teclado de Marisela pegajoso');
    const history = await d.t.host.db.read
      .selectFrom('events')
      .select(['action', 'actorId'])
      .where('action', '=', 'person.dataExported')
      .execute();
    expect(history).toEqual([{ action: 'person.dataExported', actorId: d.requester.id }]);
  });

  it('is made for an administrator too, with what the person holds', async () => {
    await using office = await anOffice();
    await handedOver(office, [await office.asset()]);
    const file = await office.as(office.administrator).privacy.exportPerson({ id: office.holder.id });
    const data = JSON.parse((await unzipped(file))['datos.json'] ?? '{}');
    expect(data.custody).toHaveLength(1);
    expect(data.person.post).toBe('Analista de archivo');
    await expect(office.as(office.administrator).privacy.exportPerson({ id: 9_999 })).rejects.toMatchObject({
      code: 'notFound',
    });
  });
});
