import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { importPeople } from '#main/imports/service.ts';
import type { ImportReport } from '#shared/imports/report.ts';
import { openTestDatabase, TEST_NOW, type TestDatabase } from '../../builders/database.ts';
import { anAdministrator, aPerson } from '../../builders/people.ts';
import { aDepartment } from '../tickets/department.ts';

const SAMPLE = resolve(import.meta.dirname, '../../../../shared/data/assets/users-sample.csv');

let t: TestDatabase;
let folder: string;

beforeEach(async () => {
  t = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'soporte-people-'));
});
afterEach(async () => {
  await t.close();
  await rm(folder, { recursive: true, force: true });
});

async function take(
  content: string | Uint8Array,
  options: Parameters<typeof importPeople>[2] = {},
): Promise<ImportReport> {
  const file = join(folder, 'personas.csv');
  await writeFile(file, content);
  const result = await importPeople({ db: t.db, auditor: t.auditor, clock: () => TEST_NOW }, file, options);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const everybody = () =>
  t.db.read
    .selectFrom('people')
    .leftJoin('areas', 'areas.id', 'people.areaId')
    .leftJoin('locations', 'locations.id', 'people.locationId')
    .select(['people.name', 'username', 'email', 'phone', 'employeeNumber', 'post', 'areas.name as area'])
    .select(['locations.name as location', 'people.language', 'people.isExternal'])
    .orderBy('people.id')
    .execute();

describe('a file of people', () => {
  it('may have Spanish columns, semicolons, a mark at its start and old encodings', async () => {
    const text = [
      'Nombre;Apellidos;Correo electrónico;Usuario;Teléfono;Puesto;No. de empleado;Adscripción;Ubicación;Rol;Idioma',
      'María;Núñez Peña;m.nunez@inst.example;MNunez;55 1234;Jefa;0042;Archivo;Edificio B;técnico, encargado;Español',
      '',
      '"Pedro";"Luna ""El Güero""";;pluna;;;;archivo;Edificio B;;en-US',
      ';;;;;;;;;;',
    ].join('\r\n');
    const expected = [
      {
        name: 'María Núñez Peña',
        username: 'mnunez',
        email: 'm.nunez@inst.example',
        phone: '55 1234',
        employeeNumber: '0042',
        post: 'Jefa',
        area: 'Archivo',
        location: 'Edificio B',
        language: 'es',
        isExternal: 0,
      },
      {
        name: 'Pedro Luna "El Güero"',
        username: 'pluna',
        email: null,
        phone: null,
        employeeNumber: null,
        post: null,
        area: 'Archivo',
        location: 'Edificio B',
        language: 'en',
        isExternal: 0,
      },
    ];
    expect(await take(`\ufeff${text}`)).toEqual({ read: 2, imported: 2, skipped: 0, errors: [] });
    expect(await everybody()).toEqual(expected);
    const roles = await t.db.read
      .selectFrom('personRoles')
      .select(['personId', 'role'])
      .orderBy('id')
      .execute();
    expect(roles.map(({ role }) => role)).toEqual(['technician', 'manager', 'requester']);
    expect(await t.db.read.selectFrom('areas').select('name').execute()).toEqual([{ name: 'Archivo' }]);
    // Nobody can sign in before an administrator has given a password.
    expect(await t.db.read.selectFrom('credentials').select('id').execute()).toEqual([]);
    expect((await verifyDataFolder(t.dataDir)).problems).toEqual([]);

    await t.close();
    t = await openTestDatabase();
    expect(await take(gzipSync(Buffer.from(text, 'latin1')))).toMatchObject({ imported: 2, errors: [] });
    expect(await everybody()).toEqual(expected);
  });

  it('doubles nobody when it is run twice, whatever they are known by', async () => {
    const text = [
      'Full Name,Username,Employee Number,Email',
      'Ana,ana,,',
      'Beto,,77,',
      'Cora,,,cora@inst.example',
      'Dora,,,',
    ].join('\n');
    expect(await take(text)).toMatchObject({ imported: 4, skipped: 0 });
    expect(await take(text)).toEqual({ read: 4, imported: 0, skipped: 4, errors: [] });
    expect(await take(text.toUpperCase().replace('FULL NAME', 'Name'))).toMatchObject({
      imported: 0,
      skipped: 4,
    });
    expect(await everybody()).toHaveLength(4);
  });

  it('with one bad line brings in nobody, and tells each fault by line and column', async () => {
    await aPerson(t, { username: 'otra', employeeNumber: '7' });
    const text = [
      'First Name,Last Name,Username,Email,Employee Number,Role,External',
      'Ana,Abril,ana,ana@inst.example,1,requester,',
      ',,sin.nombre,,,,',
      'Beto,Bravo,con espacio,no-es-correo,,,',
      'Cora,Cruz,ANA,,,,',
      'Dora,Díaz,dora,,1,,',
      'Elsa,Egea,elsa,,7,,',
      '"Fito',
      'Flores",Gil,fito,,,jefe supremo,',
      'Gina,Gil,gina,,,,sí',
    ].join('\n');
    const report = await take(text);
    expect(report).toMatchObject({ read: 8, imported: 0, skipped: 0 });
    expect(report.errors.map(({ line, column }) => [line, column])).toEqual([
      [3, 'First Name'],
      [4, 'Username'],
      [4, 'Email'],
      [5, 'Username'],
      [6, 'Employee Number'],
      [7, 'Employee Number'],
      [9, 'Role'],
      [10, 'External'],
    ]);
    expect(report.errors[3]?.message).toContain('line 2');
    expect(await everybody()).toHaveLength(1);

    const kept = await take(text, { keepGood: true });
    expect(kept).toMatchObject({ imported: 1, errors: report.errors });
    expect((await everybody()).map(({ name }) => name)).toContain('Ana Abril');
  });

  it('only tells when asked to', async () => {
    const seq = async () =>
      (await t.db.read.selectFrom('auditHead').select('seq').executeTakeFirstOrThrow()).seq;
    const before = await seq();
    expect(await take('Nombre\nAna\n', { dryRun: true })).toEqual({
      read: 1,
      imported: 1,
      skipped: 0,
      errors: [],
    });
    expect(await everybody()).toEqual([]);
    expect(await seq()).toBe(before);
  });

  it.each([
    ['nothing', '', 1],
    ['no column of names', 'Usuario,Correo\nana,a@b.example\n', 1],
    ['a quote that never closes', 'Nombre,Usuario\nAna,"ana\nBeto,beto\n', 2],
    ['a line that is too short', 'Nombre,Usuario,Correo\nAna,ana\n', 2],
    ['a spreadsheet', Buffer.from('PK\u0003\u0004 lo que sea'), 1],
  ])('with %s gets a sentence with the line', async (_what, content, line) => {
    const report = await take(content);
    expect(report).toMatchObject({ imported: 0, errors: [{ line }] });
    expect(report.errors[0]?.message).toMatch(/\.$/);
  });

  it('has an event for each person, with names where they can be erased', async () => {
    await take('Nombre,Usuario\nAna Única,ana\n', { actorId: null });
    const events = await t.db.read
      .selectFrom('events')
      .leftJoin('eventTexts', 'eventTexts.seq', 'events.seq')
      .select(['action', 'origin', 'data', 'text'])
      .where('action', '=', 'person.created')
      .execute();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ origin: 'import' });
    expect(events[0]?.data).not.toContain('Única');
    expect(events[0]?.text).toContain('Única');
  });

  it('that is long lets others write in between', async () => {
    const lines = Array.from({ length: 1_200 }, (_each, i) => `Persona ${i},p${i},${i},Área ${i % 20}`);
    const importing = take(['Nombre,Usuario,No. de empleado,Área', ...lines].join('\n'));
    let isDone = false;
    void importing.finally(() => {
      isDone = true;
    });
    const between = new Set<number>();
    while (!isDone) {
      const { count } = await t.db.write((tx) =>
        tx
          .selectFrom('people')
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow(),
      );
      between.add(count);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await importing).toMatchObject({ imported: 1_200, errors: [] });
    expect([...between].filter((count) => count > 0 && count < 1_200).length).toBeGreaterThan(2);
  });
});

describe.skipIf(!existsSync(SAMPLE))('the sample of another program', () => {
  it('comes in whole, with its locations', async () => {
    const report = await take(await readFile(SAMPLE));
    expect(report).toEqual({ read: 100, imported: 100, skipped: 0, errors: [] });
    expect(await everybody()).toHaveLength(100);
    const reagen = (await everybody()).find(({ username }) => username === 'rtenant0');
    expect(reagen).toMatchObject({
      name: 'Reagen Tenant',
      email: 'rtenant0@istockphoto.com',
      phone: '895-137-2034',
      post: 'Nurse Practicioner',
      location: "Braun, Ullrich and O'Hara",
      employeeNumber: null,
    });
    expect(await take(await readFile(SAMPLE))).toMatchObject({ imported: 0, skipped: 100 });
  });
});

describe('through the contract', () => {
  it('is an administrator’s, and leaves an event of the whole', async () => {
    await using d = await aDepartment();
    const admin = await anAdministrator(d.t.host);
    const file = new File(['Nombre,Usuario\nAna,ana\nBeto,beto\n'], 'personas.csv', { type: 'text/csv' });
    await expect(d.as(d.manager).imports.people({ file })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await d.as(admin).imports.people({ file, dryRun: true })).toMatchObject({ imported: 2 });
    expect(await d.as(admin).imports.people({ file })).toEqual({
      read: 2,
      imported: 2,
      skipped: 0,
      errors: [],
    });
    const { items } = await d.as(admin).audit.list({ actorId: admin.id });
    expect(items.map(({ action, origin }) => [action, origin])).toEqual([
      ['import.people', 'rest'],
      ['person.created', 'import'],
      ['person.created', 'import'],
    ]);
  });
});
