import readWorkbook from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MOST_COLUMNS_SENT, MOST_ROWS_SENT, type RowsRequest } from '#shared/exports/contract.ts';
import { LONGEST_CELL } from '#shared/kernel/spreadsheet.ts';
import { openTestHost, type TestHost } from '../../builders/host.ts';
import { anAdministrator, aPerson, type BuiltPerson } from '../../builders/people.ts';

let t: TestHost;
let boss: BuiltPerson;

beforeEach(async () => {
  t = await openTestHost();
  boss = await anAdministrator(t.host, { name: 'Zoe Jefa' });
});
afterEach(() => t.close());

const columns = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ key: `c${at}`, header: `Columna ${at}` }));

const asked: RowsRequest = {
  name: 'areas',
  title: 'Áreas: todas',
  format: 'csv',
  language: 'es',
  columns: [
    { key: 'name', header: '=Nombre' },
    { key: 'count', header: 'Integrantes' },
  ],
  rows: [],
};

/** With its mark, which `text()` would drop. */
const rawText = async (file: File) => Buffer.from(await file.arrayBuffer()).toString();

describe('rows that are sent to be exported', () => {
  it.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx', ' =1+1', '＝1+1'])(
    'are written so that no spreadsheet takes %j for a formula',
    async (name) => {
      const csv = await rawText(await t.as(boss).exports.rows({ ...asked, rows: [[name, null]] }));
      expect(csv).toContain(`'${name}`);
      const file = await t.as(boss).exports.rows({ ...asked, format: 'xlsx', rows: [[name, null]] });
      const [sheet] = await readWorkbook(Buffer.from(await file.arrayBuffer()), { trim: false });
      expect(sheet?.data[0]?.[0]).toBe("'=Nombre");
      expect(String(sheet?.data[1]?.[0])).toMatch(/^'/);
    },
  );

  it('keep their numbers, also negative ones, and the separators of the language', async () => {
    const rows = [
      ['Redes', -1.5],
      ['Café', null],
    ];
    const spanish = await t.as(boss).exports.rows({ ...asked, rows });
    expect(spanish.name).toBe('Áreas  todas.csv');
    expect(await rawText(spanish)).toBe("\uFEFF'=Nombre,Integrantes\r\nRedes,-1.5\r\nCafé,\r\n");
    const portuguese = await t.as(boss).exports.rows({ ...asked, rows, language: 'pt' });
    expect(await rawText(portuguese)).toBe(`\uFEFF'=Nombre;Integrantes\r\nRedes;"-1,5"\r\nCafé;\r\n`);
    const file = await t.as(boss).exports.rows({ ...asked, rows, format: 'xlsx' });
    const [sheet] = await readWorkbook(Buffer.from(await file.arrayBuffer()));
    expect(sheet?.data).toEqual([
      ["'=Nombre", 'Integrantes'],
      ['Redes', -1.5],
      ['Café', null],
    ]);
  });

  it('are all written, in their order', async () => {
    const rows = Array.from({ length: 1_201 }, (_, at) => ['Área', at]);
    const text = await rawText(await t.as(boss).exports.rows({ ...asked, rows }));
    const lines = text.split('\r\n');
    expect(lines).toHaveLength(1 + 1_201 + 1);
    expect([lines[501], lines[1_201]]).toEqual(['Área,500', 'Área,1200']);
  });

  it.each<[string, object]>([
    ['too many rows', { rows: Array.from({ length: MOST_ROWS_SENT + 1 }, () => ['x', 1]) }],
    ['too many columns', { columns: columns(MOST_COLUMNS_SENT + 1) }],
    ['no columns', { columns: [] }],
    ['a cell that is too long', { rows: [['x'.repeat(LONGEST_CELL + 1), 1]] }],
    ['a row shorter than the columns', { rows: [['x']] }],
    ['a row longer than the columns', { rows: [['x', 1, 2]] }],
    ['a number that is none', { rows: [['x', Number.POSITIVE_INFINITY]] }],
    ['a name that is no list’s', { name: '../x' }],
  ])('are refused with %s', async (_, wrong) => {
    await expect(t.as(boss).exports.rows({ ...asked, ...wrong })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('leave a trace: who took how much of what', async () => {
    const eva = await aPerson(t.host, { name: 'Eva' });
    await t.as(eva).exports.rows({ ...asked, rows: [['Redes', 4]] });
    const events = await t.host.db.read
      .selectFrom('events')
      .select(['actorId', 'data'])
      .where('action', '=', 'export.made')
      .execute();
    expect(events).toEqual([
      {
        actorId: eva.id,
        data: JSON.stringify({
          after: { list: 'areas', format: 'csv', rows: 1, columns: ['name', 'count'] },
        }),
      },
    ]);
  });
});
