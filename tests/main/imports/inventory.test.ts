import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { historyOf } from '#main/audit/history.ts';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { importInventory } from '#main/imports/service.ts';
import type { ImportReport } from '#shared/imports/report.ts';
import { anAgentFile } from '../../builders/agentFile.ts';
import { anAsset } from '../../builders/assets.ts';
import { openTestDatabase, TEST_NOW, type TestDatabase } from '../../builders/database.ts';
import { aPerson } from '../../builders/people.ts';

const SAMPLES = resolve(import.meta.dirname, '../../../../shared/data/assets');

let t: TestDatabase;
let folder: string;

beforeEach(async () => {
  t = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'soporte-agents-'));
});
afterEach(async () => {
  await t.close();
  await rm(folder, { recursive: true, force: true });
});

async function run(
  path: string,
  options: Omit<Parameters<typeof importInventory>[1], 'source'> = {},
): Promise<ImportReport> {
  const into = { read: t.db.read, auditor: t.auditor, clock: () => TEST_NOW };
  const result = await importInventory(into, { source: path, ...options });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

async function take(content: unknown, options: Omit<Parameters<typeof importInventory>[1], 'source'> = {}) {
  const path = join(folder, 'pc.json');
  await writeFile(
    path,
    typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content),
  );
  return run(path, options);
}

const machines = () =>
  t.db.read
    .selectFrom('assets')
    .innerJoin('assetCategories', 'assetCategories.id', 'assets.categoryId')
    .select(['assets.id', 'inventoryNumber', 'assets.name', 'brand', 'model', 'serial', 'uuid', 'parentId'])
    .select(['holderId', 'statusKey', 'costCents', 'assets.version', 'assetCategories.name as category'])
    .orderBy('assets.id')
    .execute();

const macs = async () =>
  (await t.db.read.selectFrom('assetMacs').select(['assetId', 'mac']).orderBy('mac').execute()).map(
    ({ assetId, mac }) => `${assetId} ${mac}`,
  );

const rules = (report: ImportReport) => report.errors.map(({ rule }) => rule);

describe('a file of the GLPI agent', () => {
  it('makes an asset with its parts and programs, and its monitor a part of it', async () => {
    expect(await take(anAgentFile())).toMatchObject({ read: 1, imported: 1, skipped: 0, errors: [] });
    const rows = await machines();
    expect(rows).toMatchObject([
      {
        inventoryNumber: 'INV-000001',
        name: 'pc-archivo',
        brand: 'Dell',
        model: 'Latitude 5440',
        serial: 'ABC1234',
        uuid: '4c4c4544-0042-4310-8031-b1c04f4d3332',
        category: 'Laptops',
        statusKey: 'available',
      },
      { inventoryNumber: 'INV-000002', name: 'Dell P2422H', serial: 'MON-778', category: 'Monitores' },
    ]);
    expect(rows[1]?.parentId).toBe(rows[0]?.id);
    // The card's own; not the loopback, the dock, the virtual switch or the one made up for privacy.
    expect(await macs()).toEqual([`${rows[0]?.id} 44:85:00:2b:90:bc`]);
    const { details, source } = await t.db.read
      .selectFrom('assetDetails')
      .select(['details', 'source'])
      .executeTakeFirstOrThrow();
    expect(source).toBe('GLPI-Agent_v1.9');
    expect(JSON.parse(details)).toEqual(
      expect.arrayContaining([
        { key: 'processor', items: [{ label: 'Core i5-1345U', value: '10/12 · 1600 MHz' }] },
        { key: 'memory', items: [{ label: '2 × 8 GB', value: 'DDR4 · 3200' }] },
        { key: 'programs', items: [{ label: 'LibreOffice', value: '24.8' }] },
      ]),
    );
    expect((await verifyDataFolder(t.dataDir, { profileDir: t.profileDir })).problems).toEqual([]);
  });

  it('leaves no secret of it in the database: processes, environment, keys, users, wireless names', async () => {
    await take(anAgentFile());
    const written = JSON.stringify(anAgentFile()).match(/SECRETO-[\w-]+/g) ?? [];
    expect(new Set(written).size).toBeGreaterThan(12);
    const names = (await readdir(t.dataDir)).filter((name) => name.startsWith('database'));
    const bytes = Buffer.concat(await Promise.all(names.map((name) => readFile(join(t.dataDir, name)))));
    for (const secret of ['SECRETO', '10.9.8.7', '24:f5:a2:2d:70:fa', 'TOKEN']) {
      expect(bytes.includes(secret), secret).toBe(false);
    }
    expect(bytes.includes('LibreOffice')).toBe(true);
  });

  it('taken a second time changes nothing', async () => {
    await take(anAgentFile());
    const before = await machines();
    expect(await take(anAgentFile())).toMatchObject({ imported: 0, skipped: 1, errors: [] });
    expect(await machines()).toEqual(before);
  });

  it('never touches who holds it, its status, cost, number or name', async () => {
    const ana = await aPerson(t);
    const asset = await anAsset(t, {
      inventoryNumber: 'CD-7',
      name: 'La de Ana',
      brand: 'Dell Inc.',
      serial: 'abc1234',
      holderId: ana.id,
      costCents: 100,
    });
    const trial = await take(anAgentFile({ monitors: [] }), { dryRun: true });
    expect(trial.planned).toMatchObject([
      {
        action: 'update',
        label: 'CD-7',
        changes: [{ field: 'model' }, { field: 'uuid' }, { field: 'macs' }, { field: 'details' }],
      },
    ]);
    await take(anAgentFile({ monitors: [] }));
    expect(await machines()).toMatchObject([
      {
        id: asset.id,
        inventoryNumber: 'CD-7',
        name: 'La de Ana',
        brand: 'Dell Inc.',
        model: 'Latitude 5440',
        holderId: ana.id,
        statusKey: 'inUse',
        costCents: 100,
      },
    ]);
    expect((await historyOf(t.db.read, { entity: 'asset', id: asset.id })).at(-1)).toMatchObject({
      action: 'asset.inventoried',
      origin: 'import',
    });
  });

  it('is found by UUID where the serial number says nothing, also with its bytes the other way round', async () => {
    const asset = await anAsset(t, { uuid: '44454c4c-4200-1043-8031-b1c04f4d3332' });
    await take(anAgentFile({ bios: { ssn: 'To be filled by O.E.M.' }, monitors: [], networks: [] }));
    expect(await machines()).toMatchObject([{ id: asset.id, uuid: '4c4c4544-0042-4310-8031-b1c04f4d3332' }]);
  });

  it('is found by an address of its own at last; one that several have is nobody’s', async () => {
    const asset = await anAsset(t, {});
    const other = await anAsset(t, {});
    const give = (assetId: number, mac: string) =>
      t.db.write((tx) => tx.insertInto('assetMacs').values({ assetId, mac }).execute());
    await give(asset.id, '44:85:00:2b:90:bc');
    const bare = { bios: {}, hardware: { name: 'pc' }, monitors: [] };
    await take(anAgentFile(bare));
    expect((await machines())[0]).toMatchObject({ id: asset.id, version: 1 });
    expect(await machines()).toHaveLength(2);
    await give(other.id, '44:85:00:2b:90:bc');
    await take(anAgentFile(bare));
    expect(await machines()).toHaveLength(3);
  });

  it('that may be several, or another, is an error and no guess', async () => {
    await anAsset(t, { inventoryNumber: 'A', serial: 'ABC1234' });
    await anAsset(t, { inventoryNumber: 'B', serial: 'ABC1234', brand: 'Otra' });
    await anAsset(t, { inventoryNumber: 'C', serial: 'ABC1234', brand: 'dell' });
    // Of the same maker there is one.
    expect(await take(anAgentFile({ monitors: [] }), { dryRun: true })).toMatchObject({
      planned: [{ label: 'C' }],
    });
    await anAsset(t, { inventoryNumber: 'D', serial: 'ABC1234', brand: 'Dell Inc.' });
    const several = await take(anAgentFile());
    expect(several.errors).toMatchObject([
      { rule: 'unsureMachine', values: { by: 'serial', numbers: 'C, D' } },
    ]);
    await anAsset(t, {
      inventoryNumber: 'E',
      serial: 'OTRA-SERIE',
      uuid: '4c4c4544-0042-4310-8031-b1c04f4d3399',
    });
    const another = await take(
      anAgentFile({ bios: { ssn: 'NUEVA' }, hardware: { uuid: '4c4c4544-0042-4310-8031-b1c04f4d3399' } }),
    );
    expect(another.errors).toMatchObject([{ rule: 'unsureMachine', values: { by: 'uuid', numbers: 'E' } }]);
    expect(await machines()).toHaveLength(5);
  });

  it('with nothing to know it by is refused', async () => {
    expect(rules(await take(anAgentFile({ bios: {}, hardware: {}, networks: [] })))).toEqual([
      'namelessMachine',
    ]);
  });

  it('of a part of the machine leaves the rest of what is known', async () => {
    await take(anAgentFile());
    await take(
      anAgentFile(
        { cpus: null, softwares: [{ name: 'GIMP', version: '3' }], memories: null, storages: null },
        { partial: true },
      ),
    );
    const { details } = await t.db.read
      .selectFrom('assetDetails')
      .select('details')
      .executeTakeFirstOrThrow();
    expect(details).toContain('Core i5-1345U');
    expect(details).toContain('GIMP');
    expect(details).not.toContain('LibreOffice');
  });
});

describe('a hostile file', () => {
  it.each([
    [
      'is told where a type is wrong',
      JSON.stringify(anAgentFile({ cpus: [{ name: 'x' }, { core: 'diez' }] })),
      'agentField',
      'content.cpus[1].core',
    ],
    ['that lacks what it must have is told so', '{"content":{}}', 'agentField', 'deviceid'],
    [
      'with a key twice is refused',
      '{"deviceid":"a",\n"content":{"bios":{"ssn":"1","ssn":"2"}}}',
      'jsonKeyTwice',
      'content.bios',
    ],
    [
      'nested without end is refused',
      `{"deviceid":${'['.repeat(200_000)}`,
      'jsonTooDeep',
      `deviceid${'[0]'.repeat(40)}`,
    ],
    ['with a NUL byte is refused', '{"deviceid":"a\0b"}', 'nulByte', 'deviceid'],
    ['that is cut off is refused', '{"deviceid":"a","content":{"bios"', 'jsonCutOff', 'content'],
    ['that is no JSON is refused', '<?xml version="1.0"?>', 'notJson', null],
    ['that is empty is refused', '', 'jsonCutOff', null],
    ['that is a list is refused', '[]', 'agentField', null],
    ['in another encoding is refused', Uint8Array.from([0x7b, 0x22, 0xe9, 0x22]), 'notUtf8', null],
  ])('%s', async (_what, content, rule, path) => {
    const report = await take(content);
    expect(report).toMatchObject({ read: 1, imported: 0 });
    expect(report.errors[0]).toMatchObject({ rule, column: path });
    expect(report.errors[0]?.message).toMatch(/^pc\.json: .+\.$/);
    expect(await machines()).toEqual([]);
  });

  it('that would reach into the program by its keys does not', async () => {
    const text = JSON.stringify(anAgentFile()).replace(
      '"content":{',
      '"content":{"__proto__":{"cpus":[{"name":"x"}]},',
    );
    expect(await take(text)).toMatchObject({ imported: 1, errors: [] });
    expect(({} as Record<string, unknown>).cpus).toBeUndefined();
  });

  it('that is huge is not read', async () => {
    expect(rules(await take(`{"deviceid":"${'x'.repeat(20_000_001)}"}`))).toEqual(['jsonTooLarge']);
  });
});

describe('a folder of files', () => {
  it('is taken in whole or not at all, links are not followed, other files are passed over', async () => {
    await writeFile(join(folder, 'a.json'), JSON.stringify(anAgentFile()));
    await writeFile(join(folder, 'b.json'), JSON.stringify(anAgentFile({ bios: { ssn: 5 } })));
    await writeFile(join(folder, 'notas.txt'), 'x');
    await mkdir(join(folder, 'c.json'));
    await symlink('/etc/hostname', join(folder, 'd.json'));
    const report = await run(folder);
    expect(report).toMatchObject({ read: 2, imported: 0 });
    expect(report.errors.map(({ rule, column, values }) => [rule, column, values?.file])).toEqual([
      ['linkedFile', null, 'd.json'],
      ['agentField', 'content.bios.ssn', 'b.json'],
    ]);
    expect(await machines()).toEqual([]);
    expect(await run(folder, { keepGood: true })).toMatchObject({ imported: 1 });
  });

  it('tells the same machine twice', async () => {
    await writeFile(join(folder, 'a.json'), JSON.stringify(anAgentFile()));
    await writeFile(join(folder, 'b.json'), JSON.stringify(anAgentFile({}, { deviceid: 'otro' })));
    expect((await run(folder)).errors).toMatchObject([
      { rule: 'machineTwice', values: { other: 'a.json', file: 'b.json' } },
    ]);
  });

  it('of a thousand is one short transaction', async () => {
    for (let i = 0; i < 1_000; i++) {
      const file = anAgentFile({
        bios: { smanufacturer: 'Dell Inc.', smodel: 'Latitude', ssn: `SER${i}` },
        hardware: { name: `pc-${i}` },
        networks: [],
        monitors: [{ name: 'P24', manufacturer: 'Dell', serial: `MON-${i}` }],
        softwares: Array.from({ length: 150 }, (_, n) => ({ name: `Programa ${n}`, version: `${n}.0` })),
      });
      await writeFile(join(folder, `${i}.json`), JSON.stringify(file));
    }
    expect(await run(folder)).toMatchObject({ read: 1_000, imported: 1_000, errors: [] });
    expect(await machines()).toHaveLength(2_000);
    expect((await verifyDataFolder(t.dataDir, { profileDir: t.profileDir })).problems).toEqual([]);
  });
});

describe.skipIf(!existsSync(SAMPLES))('the samples of the agent', () => {
  it('are taken in', async () => {
    for (const name of ['computer_1.json', 'printer_1.json']) {
      expect(await run(join(SAMPLES, name))).toMatchObject({ read: 1, imported: 1, errors: [] });
    }
    expect(await machines()).toMatchObject([
      { brand: 'Dell', model: 'XPS 13 9350', serial: '640HP72' },
      { category: 'Monitores' },
      { brand: 'HP', serial: 'PHCVN191TG', category: 'Impresoras' },
    ]);
  });
});
