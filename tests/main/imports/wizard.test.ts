import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { keptMappingsQuery } from '#main/imports/mapping/keptMappings.ts';
import { readSheet } from '#main/imports/spreadsheet/readSheet.ts';
import { zipVerdict } from '#main/imports/spreadsheet/zipBounds.ts';
import type { ImportMapping } from '#shared/imports/mapping.ts';
import type { ImportKind } from '#shared/imports/targets.ts';
import { aCatalogue } from '../../builders/catalogue.ts';
import { openTestHost, type TestHost } from '../../builders/host.ts';
import { anAdministrator, type BuiltPerson } from '../../builders/people.ts';
import { expectNoScan } from '../../builders/queryPlan.ts';

let t: TestHost;
let boss: BuiltPerson;

beforeEach(async () => {
  t = await openTestHost();
  await aCatalogue(t.host);
  boss = await anAdministrator(t.host, { name: 'Zoe Jefa' });
});
afterEach(() => t.close());

const api = () => t.as(boss).imports;

async function upload(content: string | Uint8Array<ArrayBuffer>, name = 'lista.csv'): Promise<string> {
  return (await api().upload({ file: new File([content], name) })).uploadId;
}

/** Waits for the end of a job, as the screen does. */
async function run(order: Parameters<ReturnType<typeof api>['begin']>[0]) {
  const { jobId } = await api().begin(order);
  for (;;) {
    const job = await api().job({ jobId });
    if (job.state !== 'running') return job;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const REQUESTS = [
  'Reporte de la mesa de ayuda;;;;;;',
  ';;;;;;',
  'Fecha de alta;Quién pide;Asunto;Estatus;Prioridad;Cerrado;Extra',
  '25/11/2025 10:00;Ana Ríos;No imprime la impresora del piso;Concluido;Alta;26/11/2025;3',
  '03/12/2025;Luis Paz;Sin red en la sala de juntas;Pendiente;Normal;;1',
].join('\r\n');

describe('an old list of requests', () => {
  it('is understood: headings below a title, columns by name and by example, words by their meaning', async () => {
    const seen = await api().look({ uploadId: await upload(REQUESTS), kind: 'tickets' });
    expect(seen).toMatchObject({ headingLine: 3, rows: 2, sheets: [], kept: [] });
    expect(seen.columns.find(({ name }) => name === 'Fecha de alta')).toMatchObject({
      dates: 'd/m/y',
      filled: 2,
    });
    expect(seen.suggestion).toEqual({
      columns: {
        openedAt: 'Fecha de alta',
        title: 'Asunto',
        state: 'Estatus',
        priority: 'Prioridad',
        closedAt: 'Cerrado',
        // By example: names of people, which no other column holds.
        requester: 'Quién pide',
      },
      ownColumns: [],
      dates: 'd/m/y',
      values: {
        state: { Concluido: 'closed', Pendiente: 'new' },
        priority: { Alta: 'high', Normal: 'medium' },
      },
    });
  });

  it('is imported with a further column in the description, and once only though it has no numbers', async () => {
    const uploadId = await upload(REQUESTS);
    const { suggestion } = await api().look({ uploadId, kind: 'tickets' });
    const mapping = { ...suggestion, ownColumns: ['Extra'] };
    // The headings are found by every step in the same way.
    const place = { uploadId, kind: 'tickets', mapping } as const;
    const { rows } = await api().preview(place);
    expect(rows[0]).toMatchObject({
      line: 4,
      cells: { openedAt: '2025-11-25 10:00', requester: 'Ana Ríos', state: 'closed', priority: 'high' },
      errors: [],
    });
    expect(await run({ ...place, dryRun: true })).toMatchObject({
      state: 'done',
      report: { imported: 2, errors: [] },
    });
    expect(await run(place)).toMatchObject({ state: 'done', report: { imported: 2, skipped: 0 } });
    const { items } = await t.as(boss).tickets.list({ sort: 'createdAt' });
    expect(items.map(({ title, status, priority }) => [title, status, priority])).toEqual([
      ['No imprime la impresora del piso', 'closed', 'high'],
      ['Sin red en la sala de juntas', 'new', 'medium'],
    ]);
    const ticket = await t.as(boss).tickets.get({ id: items[0]?.id ?? 0 });
    expect(ticket.description).toContain('Extra: 3');
    expect(await run(place)).toMatchObject({ report: { imported: 0, skipped: 2 } });
  });

  it('tells each error at its line and column, with what its sentence is made of', async () => {
    const uploadId = await upload(REQUESTS.replace('25/11/2025 10:00', '31/02/2025'));
    const { suggestion } = await api().look({ uploadId, kind: 'tickets' });
    const mapping = { ...suggestion, values: {} };
    const job = await run({ uploadId, kind: 'tickets', mapping, headingLine: 3 });
    expect(job.report?.imported).toBe(0);
    expect(job.report?.errors.map(({ line, column, rule, values }) => [line, column, rule, values])).toEqual([
      [4, 'Prioridad', 'unknownWord', { word: 'Alta' }],
      [4, 'Fecha de alta', 'date', { text: '31/02/2025', order: 'd/m/y' }],
      [4, 'Estatus', 'unknownWord', { word: 'Concluido' }],
      [5, 'Prioridad', 'unknownWord', { word: 'Normal' }],
      [5, 'Estatus', 'unknownWord', { word: 'Pendiente' }],
    ]);
  });
});

describe('a workbook of equipment', () => {
  const book = async () => {
    const buffer = await writeWorkbook([
      { sheet: 'Notas', data: [['nada']] },
      {
        sheet: 'Equipo',
        data: [
          ['Inventario 2025'],
          [],
          ['Clave', 'Bien', 'Tipo', 'Situación', 'Fecha de compra', 'Color'],
          [
            'EQ-1',
            'Torre',
            'CPU',
            'Bodega',
            { value: new Date(Date.UTC(2024, 4, 2)), format: 'dd/mm/yyyy' },
            'gris',
          ],
          ['EQ-2', 'Pantalla', 'Monitor', 'En reparación', null, null],
        ],
      },
    ]).toBuffer();
    return new Uint8Array(buffer);
  };

  it('is read by its sheet; words and names are mapped, a further column becomes a field of the category', async () => {
    const uploadId = await upload(await book(), 'equipo.xlsx');
    const place = { uploadId, sheet: 'Equipo', kind: 'assets' } as const;
    const seen = await api().look(place);
    expect(seen).toMatchObject({ sheets: ['Notas', 'Equipo'], sheet: 'Equipo', headingLine: 3, rows: 2 });
    expect(seen.suggestion.columns).toMatchObject({
      inventoryNumber: 'Clave',
      name: 'Bien',
      category: 'Tipo',
      status: 'Situación',
    });
    const mapping: ImportMapping = {
      ...seen.suggestion,
      ownColumns: ['Color'],
      values: {
        status: { ...seen.suggestion.values.status, Bodega: 'available' },
        category: { CPU: 'Computadoras' },
      },
    };
    expect(await run({ ...place, headingLine: 3, mapping })).toMatchObject({
      state: 'done',
      report: { imported: 2, errors: [] },
    });
    const { items } = await t.as(boss).assets.list({});
    expect(
      items.map((row) => [row.inventoryNumber, row.category.name, row.status.kind, row.acquiredOn]),
    ).toEqual([
      ['EQ-1', 'Computadoras', 'available', '2024-05-02'],
      ['EQ-2', 'Monitor', 'inRepair', null],
    ]);
    const asset = await t.as(boss).assets.get({ id: 'EQ-1' });
    expect(asset.fields).toMatchObject([{ key: 'color', label: 'Color', type: 'text' }]);
    expect(asset.custom).toEqual({ color: 'gris' });
  });
});

describe('a list of people', () => {
  it('is imported by the columns that were chosen', async () => {
    const uploadId = await upload('Persona,Mail,Papel\nAna Ríos,ana@inst.example,Soporte\n');
    const { suggestion } = await api().look({ uploadId, kind: 'people' });
    expect(suggestion.columns).toEqual({ fullName: 'Persona', email: 'Mail' });
    const mapping = {
      ...suggestion,
      columns: { ...suggestion.columns, roles: 'Papel' },
      values: { roles: { Soporte: 'technician' } },
    };
    expect(await run({ uploadId, kind: 'people', mapping })).toMatchObject({
      report: { imported: 1, errors: [] },
    });
    const { items } = await t.as(boss).people.list({ q: 'Ana' });
    expect(items).toMatchObject([{ name: 'Ana Ríos', roles: ['technician'] }]);
  });
});

describe('a mapping that was kept', () => {
  it('is offered for the same headings in another order, and replaced under its name', async () => {
    const mapping: ImportMapping = {
      columns: { inventoryNumber: 'Clave' },
      ownColumns: [],
      dates: 'm/d/y',
      values: {},
    };
    const kept: Parameters<ReturnType<typeof api>['saveMapping']>[0] = {
      kind: 'assets',
      name: 'Compras',
      headings: ['Clave', 'Bien'],
      mapping,
    };
    await api().saveMapping(kept);
    t.pass(1_000);
    await api().saveMapping({ ...kept, mapping: { ...mapping, dates: 'd/m/y' } });
    const seen = await api().look({ uploadId: await upload('BIEN;clave\nx;1\n'), kind: 'assets' });
    expect(seen.kept).toMatchObject([{ name: 'Compras', version: 2, mapping: { dates: 'd/m/y' } }]);
    const other = await api().look({ uploadId: await upload('Bien;Clave;Más\nx;1;2\n'), kind: 'assets' });
    expect(other.kept).toEqual([]);
    await expectNoScan(t.host.db.read, keptMappingsQuery(t.host.db.read, 'assets', ['Clave']));
  });
});

describe('an upload', () => {
  it('is its owner’s alone', async () => {
    const uploadId = await upload('Clave\n1\n');
    const other = await anAdministrator(t.host, {});
    await expect(t.as(other).imports.look({ uploadId, kind: 'assets' })).rejects.toMatchObject({
      code: 'notFound',
    });
    const { jobId } = await api().begin({
      uploadId,
      kind: 'assets',
      mapping: { columns: { inventoryNumber: 'Clave' }, ownColumns: [], dates: 'd/m/y', values: {} },
      dryRun: true,
    });
    await expect(t.as(other).imports.job({ jobId })).rejects.toMatchObject({ code: 'notFound' });
    await expect(t.as(other).imports.cancel({ jobId })).rejects.toMatchObject({ code: 'notFound' });
  });

  it.each<[string, string | Uint8Array<ArrayBuffer>, string]>([
    ['that is no table', 'a\0b', 'nulByte'],
    [
      'that only begins like a workbook',
      new TextEncoder().encode('PK\u0003\u0004 and no more'),
      'damagedSpreadsheet',
    ],
    [
      'that is an old workbook',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'spreadsheet',
    ],
    ['that is empty', '', 'emptyFile'],
  ])('%s is refused with the rule of its sentence', async (_what, content, rule) => {
    const uploadId = await upload(content);
    await expect(api().look({ uploadId, kind: 'assets' })).rejects.toMatchObject({
      code: 'invalid',
      data: { issues: [{ rule }] },
    });
  });

  it('can be stopped before anything is written', async () => {
    const lines = Array.from({ length: 30_000 }, (_, i) => `EQ-${i},Equipo ${i}`);
    const uploadId = await upload(`Clave,Bien\n${lines.join('\n')}\n`);
    const mapping: ImportMapping = {
      columns: { inventoryNumber: 'Clave', name: 'Bien' },
      ownColumns: [],
      dates: 'd/m/y',
      values: {},
    };
    const { jobId } = await api().begin({ uploadId, kind: 'assets', mapping });
    await api().cancel({ jobId });
    let state = 'running';
    while (state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, 10));
      ({ state } = await api().job({ jobId }));
    }
    expect(state).toBe('cancelled');
    expect((await t.as(boss).assets.list({})).items).toEqual([]);
  });
});

describe('a hostile workbook', () => {
  it('that unpacks to more than it may is not unpacked, whatever it declares', async () => {
    const plain = await writeWorkbook([
      ['x'.repeat(32_000)],
      ...Array.from({ length: 400 }, (_, i) => [`${i}${'a'.repeat(30_000)}`]),
    ]).toBuffer();
    expect(zipVerdict(plain)).toBe('fits');
    expect(zipVerdict(plain, { parts: 2_000, bytes: 1_000_000 })).toBe('tooLarge');
    expect(zipVerdict(plain, { parts: 2, bytes: 400_000_000 })).toBe('tooLarge');
    expect(zipVerdict(plain.subarray(0, plain.length - 30))).toBe('damaged');
  });

  it('that takes too long or too much memory is given up', async () => {
    const rows = Array.from({ length: 3_000 }, (_, i) => [`fila ${i}`, i, 'texto', 'más texto']);
    const bytes = await writeWorkbook(rows).toBuffer();
    await expect(readSheet(bytes, null, { limits: { timeMs: 1 } })).rejects.toMatchObject({
      rule: 'spreadsheetTooLarge',
    });
    await expect(readSheet(bytes, null, { limits: { rows: 100 } })).rejects.toMatchObject({
      rule: 'spreadsheetTooLarge',
    });
    await expect(readSheet(bytes, null, { limits: { memoryMb: 8 } })).rejects.toMatchObject({
      rule: 'spreadsheetTooLarge',
    });
    await expect(readSheet(bytes, 'Otra')).rejects.toMatchObject({ rule: 'noSuchSheet' });
    expect((await readSheet(bytes, null)).rows).toHaveLength(3_000);
  });
});

it('every kind can be looked at, whatever its columns are called', async () => {
  const uploadId = await upload('a;b\n1;2\n');
  for (const kind of ['tickets', 'assets', 'people'] satisfies ImportKind[]) {
    expect((await api().look({ uploadId, kind })).columns.map(({ name }) => name)).toEqual(['a', 'b']);
  }
});
