import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRouterClient } from '@orpc/server';
import { sql } from 'kysely';
import { insertAssets, type NewAsset } from '#main/assets/save.ts';
import { openServiceHost } from '#main/rpc/serviceHost.ts';
import { insertSession } from '#main/sessions/queries.ts';
import { newToken, tokenHash } from '#main/sessions/token.ts';
import type { StatusKind } from '#shared/assets/asset.ts';
import { DAY } from '#shared/kernel/time.ts';
import { aCategory, aSupplier } from '../builders/assets.ts';
import type { Client } from '../builders/host.ts';
import { aLocation, anAdministrator, anArea, type Built, written } from '../builders/people.ts';
import { seededRandom } from '../builders/seededRandom.ts';
import { measured } from './measure.ts';

// `npm run bench -- --inventory`: what lists, search and single assets cost at 20,000 assets (`--assets 200000` for
// more) through dispatch, as a window calls them. The assets are written without their events, which no list reads.

const { values: options } = parseArgs({
  options: {
    inventory: { type: 'boolean' },
    assets: { type: 'string', default: '20000' },
    calls: { type: 'string', default: '200' },
  },
});
const count = Number(options.assets);
const calls = Number(options.calls);
const NOW = Date.parse('2026-10-05T16:00:00Z');

const folder = await mkdtemp(join(tmpdir(), 'soporte-inventory-'));
const { host, router, close } = await openServiceHost({
  dataDir: join(folder, 'data'),
  profileDir: join(folder, 'profile'),
  clock: () => NOW,
  runsJobs: false,
});

async function several(many: number, make: () => Promise<Built>): Promise<number[]> {
  const ids: number[] = [];
  for (let index = 0; index < many; index += 1) ids.push((await make()).id);
  return ids;
}

const administrator = await anAdministrator(host);
const categories = await several(8, () => aCategory(host));
const suppliers = await several(12, () => aSupplier(host));
const areas = await several(40, () => anArea(host));
const locations = await several(300, () => aLocation(host));
const people = Math.max(500, Math.floor(count / 20));
await written(host, NOW, (tx) =>
  sql`INSERT INTO people (name, foldedName, createdAt)
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${people})
    SELECT 'Persona Resguardante ' || i, 'persona resguardante ' || i, ${NOW} FROM n`.execute(tx),
);

const random = seededRandom(7);
const brands = ['Dell', 'HP', 'Lenovo', 'Acer', 'Samsung', 'Cisco', 'Kyocera', 'Epson'];
const words = ['Computadora', 'Laptop', 'Monitor', 'Impresora', 'Teléfono', 'Conmutador', 'Proyector'];
const kinds: readonly StatusKind[] = [
  ...Array.from({ length: 14 }, () => 'inUse' as const),
  ...Array.from({ length: 3 }, () => 'available' as const),
  'inRepair',
  'retired',
  'retired',
];

function anyAsset(index: number): NewAsset {
  const kind = index % 500 === 0 ? 'lost' : random.pick(kinds);
  const bought = new Date(Date.UTC(2016, 0, 1) + random.whole(0, 3_900) * DAY);
  return {
    inventoryNumber: `INV-${String(index + 1).padStart(6, '0')}`,
    name: `${random.pick(words)} ${random.whole(1, 900)}`,
    categoryId: random.pick(categories),
    brand: random.pick(brands),
    model: `Modelo ${random.whole(1, 60)}`,
    serial: `SN${index.toString(36).toUpperCase()}X`,
    statusKey: kind,
    statusKind: kind,
    areaId: random.pick(areas),
    locationId: random.pick(locations),
    holderId: kind === 'inUse' ? administrator.id + random.whole(1, people) : null,
    supplierId: random.pick(suppliers),
    acquiredOn: bought.toISOString().slice(0, 10),
    costCents: random.whole(0, 4_000_000),
    warrantyUntil: new Date(bought.getTime() + 1_095 * DAY).toISOString().slice(0, 10),
    notes: index % 7 === 0 ? 'Revisada en el último inventario físico' : null,
    custom: { memory: random.pick([8, 16, 32]), processor: random.pick(['Core i5', 'Core i7', 'Xeon']) },
    createdAt: NOW - 900 * DAY,
    updatedAt: NOW - random.whole(0, 900) * DAY,
  };
}

for (let from = 0; from < count; from += 5_000) {
  const slice = Array.from({ length: Math.min(5_000, count - from) }, (_, index) => anyAsset(from + index));
  await host.db.write((tx) => insertAssets(tx, slice));
}
const token = newToken();
await host.db.write((tx) =>
  insertSession(tx, {
    personId: administrator.id,
    tokenHash: tokenHash(token),
    createdAt: NOW,
    expiresAt: NOW + DAY,
    origin: 'rest',
    device: 'bench',
  }),
);
const connection = { origin: 'rest' as const, device: 'bench', address: 'bench', token };
const { assets } = createRouterClient(router, { context: { connection } }) as Client;

const numberOf = (index: number) => `INV-${String(1 + ((index * 7_919) % count)).padStart(6, '0')}`;
const cursors = new Map<string, string>();
/** Pages from the middle of a list: the fortieth of it, again and again. */
async function deep(sort: 'name' | '-updatedAt') {
  const known = cursors.get(sort);
  if (known !== undefined) return assets.list({ sort, limit: 50, cursor: known });
  let cursor: string | undefined;
  for (let page = 0; page < 40; page += 1) {
    const found: Awaited<ReturnType<typeof assets.list>> = await assets.list({
      sort,
      limit: 50,
      ...(cursor === undefined ? {} : { cursor }),
    });
    cursor = found.nextCursor ?? cursor;
  }
  cursors.set(sort, cursor ?? '');
  return null;
}

const category = (index: number) => categories[index % categories.length] ?? 0;
const queries: readonly (readonly [string, (index: number) => Promise<unknown>])[] = [
  ['list: by number', () => assets.list({ limit: 50 })],
  ['list: by name', () => assets.list({ sort: 'name', limit: 50 })],
  ['list: last changed', () => assets.list({ sort: '-updatedAt', limit: 50 })],
  ['list: by warranty', () => assets.list({ sort: 'warrantyUntil', limit: 50 })],
  ['list: name, page 41', () => deep('name')],
  ['list: last changed, page 41', () => deep('-updatedAt')],
  ['list: of a category', (index) => assets.list({ categoryId: category(index), limit: 50 })],
  [
    'list: of a category, by name',
    (index) => assets.list({ categoryId: category(index), sort: 'name', limit: 50 }),
  ],
  ['list: of a place', (index) => assets.list({ locationId: locations[index % 300] ?? 0, limit: 50 })],
  [
    'list: of a place, last changed',
    (index) => assets.list({ locationId: locations[index % 300] ?? 0, sort: '-updatedAt', limit: 50 }),
  ],
  [
    'list: of a holder',
    (index) => assets.list({ holderId: administrator.id + 1 + (index % people), limit: 50 }),
  ],
  ['list: in repair', () => assets.list({ statusKind: 'inRepair', limit: 50 })],
  ['list: lost, by name', () => assets.list({ statusKind: 'lost', sort: 'name', limit: 50 })],
  ['list: retired', () => assets.list({ statusKind: 'retired', limit: 50 })],
  ['list: warranty ends soon', () => assets.list({ warranty: 'endsSoon', limit: 50 })],
  [
    'list: four filters, none found',
    (index) =>
      assets.list({
        categoryId: category(index),
        supplierId: suppliers[index % 12] ?? 0,
        locationId: locations[index % 300] ?? 0,
        statusKind: 'lost',
        sort: 'name',
        limit: 50,
      }),
  ],
  ['search: whole number', (index) => assets.list({ q: numberOf(index), limit: 50 })],
  ['search: bare number', (index) => assets.list({ q: String(1 + ((index * 31) % count)), limit: 50 })],
  ['search: serial', (index) => assets.list({ q: `sn${((index * 31) % count).toString(36)}x`, limit: 50 })],
  ['search: common word', () => assets.list({ q: 'computadora', limit: 50 })],
  ['search: beginnings of three words', () => assets.list({ q: 'comp del core', limit: 50 })],
  ['search: one letter', () => assets.list({ q: 'c', limit: 50 })],
  ['search: nothing found', () => assets.list({ q: 'inexistente', limit: 50 })],
  ['search: a holder', (index) => assets.list({ q: `resguardante ${1 + (index % people)}`, limit: 50 })],
  [
    'search: word in a place',
    (index) => assets.list({ q: 'laptop', locationId: locations[index % 300] ?? 0, limit: 50 }),
  ],
  ['asset', (index) => assets.get({ id: numberOf(index) })],
  ['history', (index) => assets.history({ id: numberOf(index) })],
  ['next number', () => assets.nextNumber({})],
  ['suggestions: models', (index) => assets.suggestions({ brand: brands[index % 8] ?? '', q: '1' })],
  [
    'create',
    () =>
      assets.create({
        name: 'Nueva',
        categoryId: category(0),
        brand: null,
        model: null,
        serial: null,
        areaId: null,
        locationId: null,
        parentId: null,
        acquiredOn: null,
        costCents: null,
        supplierId: null,
        invoice: null,
        warrantyUntil: null,
        usefulLifeMonths: null,
        notes: null,
      }),
  ],
];

process.stdout.write(`${count} assets\n`);
for (const [name, call] of queries) {
  const { median, p95 } = await measured(name, calls, call);
  const late = p95 > 16 ? '  above 16 ms' : '';
  process.stdout.write(
    `${name.padEnd(36)} median ${median.toFixed(2).padStart(7)} ms  p95 ${p95.toFixed(2).padStart(7)} ms${late}\n`,
  );
}
await close();
await rm(folder, { recursive: true, force: true });
