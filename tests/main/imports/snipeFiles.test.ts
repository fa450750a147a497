import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { importSnipeFile } from '#main/imports/service.ts';
import { openTestDatabase, TEST_NOW, type TestDatabase } from '../../builders/database.ts';

const SAMPLES = resolve(import.meta.dirname, '../../../../shared/data/assets');

let t: TestDatabase;
let folder: string;

beforeEach(async () => {
  t = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'soporte-snipe-'));
});
afterEach(async () => {
  await t.close();
  await rm(folder, { recursive: true, force: true });
});

async function run(path: string, options: { dryRun?: boolean } = {}) {
  const host = { db: t.db, auditor: t.auditor, clock: () => TEST_NOW };
  const { kind, outcome } = await importSnipeFile(host, { source: { path }, ...options });
  if (!outcome.ok) throw new Error(outcome.error.code);
  return { kind, ...outcome.value };
}

async function take(...lines: readonly string[]) {
  const path = join(folder, 'archivo.csv');
  await writeFile(path, `\uFEFF${lines.join('\r\n')}\r\n`);
  return run(path);
}

const problems = async () => (await verifyDataFolder(t.dataDir, { profileDir: t.profileDir })).problems;

describe('a file of licences', () => {
  const LICENCES = [
    'Full Name,Item name,serial number,Category,manufacturer,purchase date,purchase cost,expiration date,seats,supplier,notes',
    'Ana,Office 2024,CLAVE-SECRETA,Oficina,Microsoft,11/24/2008,$12.58,02/26/2027,10,Compusur,"una',
    'nota"',
    'Eva,office 2024,CLAVE-SECRETA-2,Oficina,Microsoft,1/2/2009,$12.58,,5,Compusur,',
    `Ida,${'Programa de nombre largo '.repeat(8)},x,,,,,,1,,`,
  ];

  it('becomes licences with their seats, those bought twice together; their keys are not taken in', async () => {
    expect(await take(...LICENCES)).toMatchObject({
      kind: 'licences',
      read: 3,
      imported: 3,
      skipped: 0,
      errors: [],
    });
    const items = await t.db.read
      .selectFrom('stockItems')
      .innerJoin('assetCategories', 'assetCategories.id', 'stockItems.categoryId')
      .select([
        'stockItems.name',
        'quantity',
        'unitCostCents',
        'expiresOn',
        'notes',
        'assetCategories.name as category',
      ])
      .orderBy('stockItems.id')
      .execute();
    expect(items).toMatchObject([
      {
        name: 'Office 2024',
        quantity: 15,
        unitCostCents: 1_258,
        expiresOn: '2027-02-26',
        notes: 'una\nnota',
        category: 'Oficina',
      },
      { quantity: 1, category: 'Licencias' },
    ]);
    expect(items[1]?.name).toHaveLength(160);
    expect(items[1]?.notes).toContain('Programa de nombre largo Programa');
    expect(JSON.stringify(await t.db.read.selectFrom('events').selectAll().execute())).not.toContain(
      'SECRETA',
    );
    expect(await problems()).toEqual([]);
    expect(await take(...LICENCES)).toMatchObject({ imported: 0, skipped: 3 });
  });

  it('with an error is left out whole', async () => {
    const report = await take(
      'Item name,seats,purchase cost,expiration date',
      'A,1,,',
      'B,muchos,gratis,31/31/2020',
    );
    expect(report.errors.map(({ line, column, rule }) => [line, column, rule])).toEqual([
      [3, 'seats', 'wholeNumber'],
      [3, 'purchase cost', 'money'],
      [3, 'expiration date', 'date'],
    ]);
    expect(report.imported).toBe(0);
    expect(await t.db.read.selectFrom('stockItems').select('id').execute()).toEqual([]);
  });
});

describe('the other files', () => {
  it('locations become locations, each name once', async () => {
    const file = [
      'name,address,address2,city,state,country,zip,manager',
      'Sede,Calle 1,,CDMX,,MX,01000,Ana',
      'sede,Calle 2,,,,,,',
      'Anexo,,,,,,,',
    ];
    expect(await take(...file)).toMatchObject({ kind: 'locations', read: 3, imported: 2, skipped: 1 });
    expect(
      await t.db.read.selectFrom('locations').select(['name', 'address']).orderBy('id').execute(),
    ).toEqual([
      { name: 'Sede', address: 'Calle 1, CDMX, 01000, MX' },
      { name: 'Anexo', address: null },
    ]);
    expect(await take(...file)).toMatchObject({ imported: 0, skipped: 3 });
    expect(await problems()).toEqual([]);
  });

  it('users become people, models are told to be none of ours', async () => {
    expect(await take('First Name,Last Name,Email,Username', 'Ana,Ríos,ana@inst.example,ana')).toMatchObject({
      kind: 'people',
      imported: 1,
    });
    expect(await take('Name,Category,Manufacturer,Model Number,Fieldset', 'X,Y,Z,1,')).toMatchObject({
      kind: 'models',
      errors: [{ rule: 'modelsFile' }],
    });
  });
});

describe.skipIf(!existsSync(SAMPLES))('the samples of Snipe-IT', () => {
  it.each([
    ['licenses', 'licences', 50],
    ['locations', 'locations', 17],
    ['users', 'people', 100],
    ['models', 'models', 0],
  ])('%s-sample.csv goes where it belongs', async (file, kind, imported) => {
    expect(await run(join(SAMPLES, `${file}-sample.csv`))).toMatchObject({ kind, imported });
    expect(await problems()).toEqual([]);
  });
});
