import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { historyOf } from '#main/audit/history.ts';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { importAssets } from '#main/imports/service.ts';
import type { ImportReport } from '#shared/imports/report.ts';
import { anAsset } from '../../builders/assets.ts';
import { openTestDatabase, TEST_NOW, type TestDatabase } from '../../builders/database.ts';
import { aPerson } from '../../builders/people.ts';

const SAMPLE = resolve(import.meta.dirname, '../../../../shared/data/assets/assets-sample.csv');

let t: TestDatabase;
let folder: string;

beforeEach(async () => {
  t = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'soporte-assets-'));
});
afterEach(async () => {
  await t.close();
  await rm(folder, { recursive: true, force: true });
});

const into = () => ({ read: t.db.read, auditor: t.auditor, clock: () => TEST_NOW });

async function take(
  content: string | Uint8Array,
  options: Omit<Parameters<typeof importAssets>[1], 'source'> = {},
  name = 'equipo.csv',
): Promise<ImportReport> {
  const path = join(folder, name);
  await writeFile(path, content);
  const result = await importAssets(into(), { source: { path }, ...options });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const csv = (...lines: readonly string[]) => `\uFEFF${lines.join('\r\n')}\r\n`;

const inventory = () =>
  t.db.read
    .selectFrom('assets')
    .innerJoin('assetCategories', 'assetCategories.id', 'assets.categoryId')
    .leftJoin('suppliers', 'suppliers.id', 'assets.supplierId')
    .leftJoin('locations', 'locations.id', 'assets.locationId')
    .leftJoin('areas', 'areas.id', 'assets.areaId')
    .select(['assets.inventoryNumber', 'assets.name', 'brand', 'model', 'serial', 'statusKind', 'acquiredOn'])
    .select(['costCents', 'invoice', 'warrantyUntil', 'assets.notes', 'holderId', 'assets.version'])
    .select(['assetCategories.name as category', 'suppliers.name as supplier', 'locations.name as location'])
    .select('areas.name as area')
    .orderBy('assets.id')
    .execute();

const problems = async () => (await verifyDataFolder(t.dataDir, { profileDir: t.profileDir })).problems;

describe('a file of assets', () => {
  it('of Snipe-IT: mark, blanks, line breaks in quotes, American dates, money with signs, columns nobody knows', async () => {
    const report = await take(
      csv(
        'Company,Item Name,Asset Tag,Category,Supplier,Manufacturer,Location,Order Number,Model,Serial,Asset Notes,Purchase Date,Purchase Cost,Warranty,Status,Checked Out To: Username,Gravatar',
        'Acme,"Laptop 13""",A-1,Laptops,"Kunde, Doyle y Cía",Dell,Piso 1,F-9,XPS 13,S1,"una\r\nnota",1/23/23,"$12,266.13",36,Deployed,ana,x',
        ',,,,,,,,,,,,,,,,',
        ',,A-2,laptops,,HP,Piso 1,,G9,S2,,,,,Out for Repair,,',
      ),
    );
    expect(report).toMatchObject({ read: 2, imported: 2, skipped: 0, errors: [] });
    expect(report.ignoredColumns).toEqual(['Company', 'Gravatar']);
    expect(await inventory()).toMatchObject([
      {
        inventoryNumber: 'A-1',
        name: 'Laptop 13"',
        brand: 'Dell',
        model: 'XPS 13',
        serial: 'S1',
        // Nobody has signed for it: in use follows from custody alone.
        statusKind: 'available',
        acquiredOn: '2023-01-23',
        costCents: 1_226_613,
        invoice: 'F-9',
        warrantyUntil: '2026-01-23',
        notes: 'una\nnota',
        holderId: null,
        category: 'Laptops',
        supplier: 'Kunde, Doyle y Cía',
        location: 'Piso 1',
      },
      { inventoryNumber: 'A-2', name: 'HP G9', category: 'Laptops', statusKind: 'inRepair', costCents: null },
    ]);
    expect(await problems()).toEqual([]);
  });

  it('may be in Spanish with semicolons; days first where the dates show it', async () => {
    await take(
      csv(
        'Número de inventario;Descripción;Tipo;Marca;Modelo;Número de serie;Área;Ubicación;Proveedor;Fecha de adquisición;Costo;Estado;Parte de',
        'CD-1;Torre;Cómputo;Lenovo;M70;X1;Archivo;Edificio B;Compusur;03/04/2024;"1,500";En uso;',
        'CD-2;Monitor;Monitores;LG;24;X2;Archivo;Edificio B;Compusur;25/12/2023;$ 99.5;Baja;cd-1',
      ),
    );
    const rows = await inventory();
    expect(rows).toMatchObject([
      { name: 'Torre', acquiredOn: '2024-04-03', costCents: 150_000, area: 'Archivo', supplier: 'Compusur' },
      { name: 'Monitor', acquiredOn: '2023-12-25', costCents: 9_950, statusKind: 'retired' },
    ]);
    const child = await t.db.read
      .selectFrom('assets as a')
      .innerJoin('assets as p', 'p.id', 'a.parentId')
      .select(['a.inventoryNumber as part', 'p.inventoryNumber as whole'])
      .execute();
    expect(child).toEqual([{ part: 'CD-2', whole: 'CD-1' }]);
    expect(await problems()).toEqual([]);
  });

  it('may be a workbook, whose dates need no order', async () => {
    const bytes = await writeWorkbook([
      ['Asset Tag', 'Name', 'Category', 'Purchase Date', 'Purchase Cost'],
      [
        1_042,
        'Impresora',
        'Impresoras',
        { value: new Date(Date.UTC(2024, 2, 4)), format: 'dd/mm/yyyy' },
        0.1 + 0.2,
      ],
    ]).toBuffer();
    expect(await take(bytes, {}, 'equipo.xlsx')).toMatchObject({ imported: 1, errors: [] });
    expect(await inventory()).toMatchObject([
      { inventoryNumber: '1042', name: 'Impresora', acquiredOn: '2024-03-04', costCents: 30 },
    ]);
  });

  it('run twice doubles nothing, with or without numbers of its own', async () => {
    const file = csv(
      'Asset Tag,Name,Manufacturer,Serial',
      'A-1,Uno,Dell,S1',
      ',Dos,Dell,S2',
      ',Tres,Dell,S3',
    );
    expect(await take(file)).toMatchObject({ imported: 3, skipped: 0 });
    expect((await inventory()).map((row) => row.inventoryNumber)).toEqual([
      'A-1',
      'INV-000001',
      'INV-000002',
    ]);
    expect(await take(file)).toMatchObject({ read: 3, imported: 0, skipped: 3, errors: [] });
    expect(await inventory()).toHaveLength(3);
  });

  it('changes what is there only when asked to, by filled cells alone', async () => {
    await anAsset(t, { inventoryNumber: 'A-1', name: 'Viejo', brand: 'Dell', serial: 'S1', notes: 'queda' });
    const file = csv('Asset Tag,Name,Model,Notes,Purchase Cost', 'a-1,Nuevo,M1,,100');
    const trial = await take(file, { dryRun: true });
    expect(trial).toMatchObject({ imported: 0, skipped: 1 });
    expect(trial.planned).toEqual([
      {
        line: 2,
        action: 'kept',
        label: 'a-1',
        name: 'Nuevo',
        changes: [
          { field: 'name', before: 'Viejo', after: 'Nuevo' },
          { field: 'model', before: null, after: 'M1' },
          { field: 'costCents', before: null, after: '10000' },
        ],
        suggestedHolder: null,
      },
    ]);
    expect(await inventory()).toMatchObject([{ name: 'Viejo', version: 1 }]);
    expect(await take(file, { updates: true })).toMatchObject({ imported: 1, skipped: 0 });
    expect(await inventory()).toMatchObject([
      { inventoryNumber: 'A-1', name: 'Nuevo', model: 'M1', brand: 'Dell', notes: 'queda', version: 2 },
    ]);
    expect(await take(file, { updates: true })).toMatchObject({ imported: 0, skipped: 1 });
    expect(await problems()).toEqual([]);
  });

  it('never touches custody: who holds what, says the file, is told', async () => {
    const ana = await aPerson(t, { name: 'Ana Ríos', username: 'ana' });
    await anAsset(t, { inventoryNumber: 'A-1', holderId: ana.id });
    const report = await take(
      csv('Asset Tag,Name,Status,Assigned To', 'A-1,Equipo,Disponible,Luis Paz', 'A-2,Otro,En uso,ana ríos'),
      { updates: true },
    );
    expect(report.planned?.map((row) => row.suggestedHolder)).toEqual(['Luis Paz (?)', 'Ana Ríos']);
    expect(await inventory()).toMatchObject([
      { holderId: ana.id, statusKind: 'inUse' },
      { holderId: null, statusKind: 'available' },
    ]);
  });

  it('each asset has its history, told by the import', async () => {
    await take(csv('Asset Tag,Name', 'A-1,Uno'), { actorId: 7 });
    const { id } = await t.db.read.selectFrom('assets').select('id').executeTakeFirstOrThrow();
    expect(await historyOf(t.db.read, { entity: 'asset', id })).toMatchObject([
      {
        action: 'asset.created',
        origin: 'import',
        actorId: 7,
        data: { after: { inventoryNumber: 'A-1', name: 'Uno' } },
      },
    ]);
  });

  it('is found by its words afterwards', async () => {
    await take(csv('Asset Tag,Name,Serial', 'A-1,Impresora láser,ZX81'));
    const { rows } = await t.db.read.getExecutor().executeQuery<{ rowid: number }>({
      sql: `SELECT rowid FROM assetSearch WHERE assetSearch MATCH 'laser zx81'`,
      parameters: [],
      query: { kind: 'RawNode' } as never,
      queryId: { queryId: 'search' } as never,
    });
    expect(rows).toHaveLength(1);
  });

  it('is all or nothing, and told line and column; the good ones only when asked for', async () => {
    await anAsset(t, { inventoryNumber: 'Z-9', brand: 'Dell', serial: 'TAKEN' });
    const file = csv(
      'Asset Tag,Name,Manufacturer,Serial,Purchase Date,Purchase Cost,Status,Warranty',
      'A-1,"uno\nlargo",Dell,S1,13/40/2024,100,,',
      'A-2,Dos,Dell,S1,,doce,,',
      'A-2,Tres,Dell,,,,,',
      'A-4,Cuatro,Dell,TAKEN,,1.234,,',
      'A-5,Cinco,,,,,Volando,',
      ',Seis,HP,,,,,mucho',
      'A-7,Siete,dell,taken,1/2/2031,,,',
      'A-8,Ocho,,,,,,',
    );
    const report = await take(file);
    expect(report.imported).toBe(0);
    expect(report.errors.map(({ line, column, rule }) => [line, column, rule])).toEqual([
      [3, 'Purchase Date', 'date'],
      [4, 'Purchase Cost', 'money'],
      [6, 'Purchase Cost', 'moneyAmbiguous'],
      [7, 'Status', 'unknownStatus'],
      [8, 'Warranty', 'months'],
      [8, 'Asset Tag', 'noIdentity'],
      [9, 'Purchase Date', 'dateInFuture'],
    ]);
    expect(await inventory()).toHaveLength(1);
    expect(await take(file, { keepGood: true })).toMatchObject({ imported: 2 });
    expect((await inventory()).map((row) => row.inventoryNumber)).toEqual(['Z-9', 'A-2', 'A-8']);
  });

  it('refuses numbers and serials that are another’s', async () => {
    await anAsset(t, { inventoryNumber: 'Z-9', brand: 'Dell', serial: 'TAKEN' });
    const report = await take(
      csv(
        'Asset Tag,Name,Manufacturer,Serial,Parent',
        'A-1,Uno,Dell,S1,',
        'a-1,Dos,Dell,S2,',
        'A-3,Tres,DELL,s1,',
        'A-4,Cuatro,dell,taken,',
        'A-5,Cinco,,,Z-404',
        'A-6,Seis,,,A-7',
        'A-7,Siete,,,A-6',
      ),
    );
    expect(report.errors.map(({ line, rule, values }) => [line, rule, values])).toEqual([
      [3, 'assetNumberTwice', { line: 2 }],
      [4, 'serialTwice', { line: 2 }],
      [5, 'serialTaken', { number: 'Z-9' }],
      [6, 'parentUnknown', { number: 'Z-404' }],
      [7, 'parentCircle', { number: 'A-7' }],
      [8, 'parentCircle', { number: 'A-6' }],
    ]);
  });

  it('does not guess whether the day or the month comes first', async () => {
    const file = csv('Número de inventario;Nombre;Fecha de compra', 'A-1;Uno;03/04/2024');
    expect((await take(file)).errors).toMatchObject([
      { line: 2, column: 'Fecha de compra', rule: 'dateAmbiguous' },
    ]);
    await take(file, { dates: 'd/m/y' });
    expect(await inventory()).toMatchObject([{ acquiredOn: '2024-04-03' }]);
  });

  it('without a column that tells assets apart is refused in a sentence', async () => {
    expect((await take(csv('Color,Tamaño', 'azul,1'))).errors).toMatchObject([
      { line: 1, rule: 'noNumberColumn' },
    ]);
    expect((await take('')).errors).toMatchObject([{ rule: 'emptyFile' }]);
  });

  it('stopped before it is written leaves nothing', async () => {
    const stop = new AbortController();
    const running = take(csv('Asset Tag,Name', 'A-1,Uno'), {
      signal: stop.signal,
      onProgress: ({ phase }) => {
        if (phase === 'checking') stop.abort(new Error('stopped'));
      },
    });
    await expect(running).rejects.toThrow('stopped');
    expect(await inventory()).toEqual([]);
  });

  it('takes nothing at all when the database fails in the midst of it', async () => {
    await t.db.write(async (tx) => {
      await tx
        .insertInto('assetCategories')
        .values({ name: 'x', kind: 'equipment', usefulLifeMonths: null })
        .execute();
    });
    const broken = {
      ...into(),
      auditor: {
        write: ((context, fn) =>
          t.auditor.write(context, async (tx, trail) => {
            await fn(tx, trail);
            throw new Error('the disk is full');
          })) as typeof t.auditor.write,
      },
    };
    const path = join(folder, 'equipo.csv');
    await writeFile(path, csv('Asset Tag,Name,Supplier', 'A-1,Uno,Compusur'));
    await expect(importAssets(broken, { source: { path } })).rejects.toThrow('the disk is full');
    expect(await inventory()).toEqual([]);
    expect(await t.db.read.selectFrom('suppliers').select('id').execute()).toEqual([]);
  });

  it('of thousands holds the database only for a moment', async () => {
    const lines = Array.from({ length: 4_000 }, (_, i) => `A-${i},Equipo ${i},Tipo ${i % 9},Dell,S${i}`);
    let held = 0;
    const path = join(folder, 'muchos.csv');
    await writeFile(path, csv('Asset Tag,Name,Category,Manufacturer,Serial', ...lines));
    const timed = {
      ...into(),
      auditor: {
        write: (async (context, fn) => {
          const began = performance.now();
          const outcome = await t.auditor.write(context, fn);
          held = performance.now() - began;
          return outcome;
        }) as typeof t.auditor.write,
      },
    };
    const result = await importAssets(timed, { source: { path } });
    expect(result).toMatchObject({ ok: true, value: { imported: 4_000 } });
    // Some 0.3 s on an idle machine; a machine shared by many takes longer, one statement a row would take ten times that.
    expect(held).toBeLessThan(2_000);
  });
});

describe.skipIf(!existsSync(SAMPLE))('the sample of Snipe-IT’s assets', () => {
  it('is taken in whole', async () => {
    const result = await importAssets(into(), { source: { path: SAMPLE } });
    expect(result).toMatchObject({ ok: true, value: { read: 22, imported: 22, errors: [] } });
    expect((await inventory())[0]).toMatchObject({
      inventoryNumber: 'ICC-2065556',
      acquiredOn: '2023-01-23',
      costCents: 226_613,
      brand: 'Berge Inc',
    });
    expect(await problems()).toEqual([]);
  });
});
