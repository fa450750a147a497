import readWorkbook from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportedLists } from '#main/exports/makeExport.ts';
import { exportWords } from '#main/exports/words.ts';
import { EXPORT_LISTS } from '#shared/exports/contract.ts';
import { aCatalogue } from '../../builders/catalogue.ts';
import { openTestHost, type TestHost } from '../../builders/host.ts';
import { anAdministrator, aPerson, aTechnician, type BuiltPerson } from '../../builders/people.ts';

let t: TestHost;
let boss: BuiltPerson;

beforeEach(async () => {
  t = await openTestHost();
  await aCatalogue(t.host);
  boss = await anAdministrator(t.host, { name: 'Zoe Jefa' });
});
afterEach(() => t.close());

const columns = (...keys: readonly string[]) => keys.map((key) => ({ key, header: key.toUpperCase() }));

/** With its mark, which `text()` would drop. */
const rawText = async (file: File) => Buffer.from(await file.arrayBuffer()).toString();

describe('a list that is exported', () => {
  it('has the rows of the screen, its filter and order, in the columns that are shown', async () => {
    await aTechnician(t.host, { name: 'Ana, la "Güera"', username: 'ana' });
    await aPerson(t.host, { name: '=HYPERLINK("x")', username: 'eva' });
    const file = await t.as(boss).exports.list({
      list: 'people',
      filter: { isEnabled: true, q: '' },
      columns: columns('name', 'roles', 'state'),
      format: 'csv',
      language: 'es',
      title: 'Personas',
    });
    expect(file.name).toBe('Personas.csv');
    expect(await rawText(file)).toBe(
      [
        '\uFEFFNAME,ROLES,STATE',
        `"'=HYPERLINK(""x"")",Solicitante,Activa`,
        '"Ana, la ""Güera""",Técnico,Activa',
        'Zoe Jefa,Administrador,Activa',
        '',
      ].join('\r\n'),
    );
  });

  it('has every page of it, in a workbook with dates of the institution’s zone', async () => {
    for (let i = 0; i < 230; i++) await aPerson(t.host, { name: `Persona ${String(i).padStart(3, '0')}` });
    const eva = await aPerson(t.host, { name: 'Eva' });
    await t.as(eva).tickets.create({ title: '+1 impresora', description: 'no imprime' });
    const everybody = await t.as(boss).exports.list({
      list: 'people',
      filter: {},
      columns: columns('name'),
      format: 'xlsx',
      language: 'es',
      title: 'Personas: todas',
    });
    const [sheet] = await readWorkbook(Buffer.from(await everybody.arrayBuffer()));
    expect(sheet?.sheet).toBe('Personas  todas');
    expect(sheet?.data).toHaveLength(1 + 232);
    const tickets = await t.as(boss).exports.list({
      list: 'tickets',
      filter: { q: 'impresora' },
      columns: columns('folio', 'title', 'status', 'createdAt'),
      format: 'xlsx',
      language: 'en',
      title: 'Tickets',
    });
    const [book] = await readWorkbook(Buffer.from(await tickets.arrayBuffer()));
    // Monday 5 October 2026, 10:00 in Mexico City.
    expect(book?.data).toEqual([
      ['FOLIO', 'TITLE', 'STATUS', 'CREATEDAT'],
      ['SB-2026-000001', "'+1 impresora", 'New', new Date('2026-10-05T10:00:00Z')],
    ]);
  });

  it('shows nobody more than the list itself does', async () => {
    const eva = await aPerson(t.host, { name: 'Eva' });
    const ida = await aPerson(t.host, { name: 'Ida' });
    await t.as(ida).tickets.create({ title: 'De Ida', description: 'x' });
    const request = { columns: columns('name'), format: 'csv', title: 'x' } as const;
    await expect(t.as(eva).exports.list({ ...request, list: 'people' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const own = await t.as(eva).exports.list({ ...request, list: 'tickets', columns: columns('title') });
    expect(await rawText(own)).toBe('\uFEFFTITLE\r\n');
  });

  it('refuses a filter or a column that the list does not have', async () => {
    const request = { list: 'people', columns: columns('name'), format: 'csv', title: 'x' } as const;
    await expect(t.as(boss).exports.list({ ...request, filter: { role: 'king' } })).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(
      t.as(boss).exports.list({ ...request, columns: columns('__proto__') }),
    ).rejects.toMatchObject({ code: 'invalid' });
  });

  it('leaves a trace: who took how much of what', async () => {
    await t.as(boss).exports.list({
      list: 'people',
      filter: { q: 'Zoe' },
      columns: columns('name'),
      format: 'csv',
      title: 'x',
    });
    const event = await t.host.db.read
      .selectFrom('events')
      .leftJoin('eventTexts', 'eventTexts.seq', 'events.seq')
      .select(['events.action', 'events.actorId', 'events.data', 'eventTexts.text'])
      .where('action', '=', 'export.made')
      .executeTakeFirstOrThrow();
    expect(event).toEqual({
      action: 'export.made',
      actorId: boss.id,
      data: JSON.stringify({ after: { list: 'people', format: 'csv', rows: 1, columns: ['name'] } }),
      text: JSON.stringify({ filter: { q: 'Zoe' } }),
    });
  });

  it('is one of those that the contract names', () => {
    expect(Object.keys(exportedLists).sort()).toEqual([...EXPORT_LISTS].sort());
    for (const words of Object.values(exportWords)) expect(words.yes).not.toBe('');
  });
});
