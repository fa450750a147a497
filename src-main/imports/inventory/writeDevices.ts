import { sql } from 'kysely';
import { foldText } from '#shared/kernel/fold.ts';
import type { Settings } from '#shared/settings/contract.ts';
import { type AssetRecord, allCategories, defaultStatus } from '../../assets/load.ts';
import {
  assetEvent,
  createCategory,
  insertAssets,
  type NewAsset,
  updateAsset,
} from '../../assets/service.ts';
import type { NewEvent, RowRef } from '../../audit/event.ts';
import { nextNumbers } from '../assets/sequence.ts';
import type { SliceContext } from '../sliceWriter.ts';
import type { DeviceKind } from './device.ts';
import type { PlannedMachine } from './planDevices.ts';

interface Writing extends SliceContext {
  readonly settings: Settings;
}

/** Names by which a category of the kind is found, folded; the first one is what a new one is called. */
const CATEGORIES: Readonly<Record<DeviceKind, readonly [string, ...string[]]>> = {
  laptop: ['Laptops', 'laptop', 'portatiles', 'computadoras portatiles', 'notebooks'],
  computer: [
    'Computadoras',
    'computadora',
    'computadoras de escritorio',
    'desktops',
    'desktop',
    'equipo de computo',
    'computers',
  ],
  server: ['Servidores', 'servidor', 'servers', 'server'],
  printer: ['Impresoras', 'impresora', 'printers', 'printer', 'impresoras y multifuncionales'],
  network: ['Red', 'redes', 'equipo de red', 'network', 'networking'],
  phone: ['Teléfonos', 'telefonos', 'telefono', 'phones', 'telefonia'],
  monitor: ['Monitores', 'monitor', 'monitors', 'pantallas'],
  other: ['Otros equipos', 'otros', 'other'],
};
const USEFUL_LIFE_MONTHS = 36;

/** Writes what the agents said, all of it in the open transaction. Answers with how many machines were written. */
export async function writeDevices(ctx: Writing, machines: readonly PlannedMachine[]): Promise<number> {
  const wanted = machines.filter(({ action }) => action !== 'same');
  const categoryOf = await categories(ctx, wanted);
  const fresh = wanted.filter(({ asset }) => asset === null);
  const numbers = (count: number) => nextNumbers(ctx.tx, ctx.settings, count, []);
  const created = await insertNumbered(
    ctx,
    await numbers(fresh.length),
    fresh.map(({ device }) => ({ ...device, categoryId: categoryOf(device.kind), parentId: null })),
  );
  const freshOf = new Map(fresh.map((machine, index) => [machine, created[index]]));
  const events: NewEvent[] = [];
  const done: {
    readonly machine: PlannedMachine;
    readonly before: AssetRecord | null;
    readonly after: AssetRecord;
  }[] = [];
  for (const machine of wanted) {
    const made = freshOf.get(machine);
    if (made !== undefined) {
      done.push({ machine, before: null, after: made });
    } else if (machine.asset !== null) {
      const isChanged = Object.keys(machine.change).length > 0;
      const after = isChanged
        ? await updateAsset(ctx.tx, machine.asset, machine.change, ctx.now)
        : machine.asset;
      done.push({ machine, before: machine.asset, after });
    }
  }
  await writeFacts(
    ctx,
    done.map(({ machine, after }) => ({ machine, id: after.id })),
  );
  for (const { machine, before, after } of done) {
    const rows: RowRef[] = [];
    if (machine.details !== null) rows.push({ entity: 'assetDetails', id: after.id });
    if (machine.macs !== null) rows.push({ entity: 'assetMacs', id: after.id });
    const action = before === null ? 'asset.created' : 'asset.inventoried';
    events.push(assetEvent(before, after, { action, rows, data: { source: machine.device.source } }));
  }
  events.push(...(await writeMonitors(ctx, done, categoryOf, numbers)));
  await ctx.trail.recordAll(events);
  return wanted.length;
}

type Machine = Pick<PlannedMachine['device'], 'name' | 'brand' | 'model' | 'serial'> & {
  readonly uuid?: string | null;
  readonly categoryId: number;
  readonly parentId: number | null;
};

async function insertNumbered(
  ctx: Writing,
  numbers: readonly string[],
  machines: readonly Machine[],
): Promise<AssetRecord[]> {
  const status = defaultStatus(ctx.settings, 'available');
  const assets = machines.map(
    ({ name, brand, model, serial, uuid = null, categoryId, parentId }, index): NewAsset => {
      const inventoryNumber = numbers[index];
      if (inventoryNumber === undefined) throw new Error('The sequence gave too few numbers');
      return {
        inventoryNumber,
        name: name ?? ([brand, model].filter(Boolean).join(' ') || inventoryNumber),
        brand,
        model,
        serial,
        uuid,
        categoryId,
        parentId,
        statusKey: status.key,
        statusKind: status.kind,
        custom: {},
        createdAt: ctx.now,
        updatedAt: ctx.now,
      };
    },
  );
  return assets.length === 0 ? [] : insertAssets(ctx.tx, assets);
}

/** Addresses and details of all machines, by a few statements. */
async function writeFacts(
  { tx, now }: Writing,
  done: readonly { readonly machine: PlannedMachine; readonly id: number }[],
): Promise<void> {
  const details = done.flatMap(({ machine, id }) =>
    machine.details === null ? [] : [[id, machine.device.source, machine.details]],
  );
  await sql`
    INSERT OR REPLACE INTO assetDetails (id, source, at, details)
    SELECT d.value ->> 0, d.value ->> 1, ${now}, d.value ->> 2 FROM json_each(${JSON.stringify(details)}) AS d`.execute(
    tx,
  );
  const changed = done.filter(({ machine }) => machine.macs !== null);
  const ids = JSON.stringify(changed.map(({ id }) => id));
  await sql`DELETE FROM assetMacs WHERE assetId IN (SELECT value FROM json_each(${ids}))`.execute(tx);
  const macs = changed.flatMap(({ machine, id }) => (machine.macs ?? []).map((mac) => [id, mac]));
  await sql`
    INSERT INTO assetMacs (assetId, mac)
    SELECT m.value ->> 0, m.value ->> 1 FROM json_each(${JSON.stringify(macs)}) AS m`.execute(tx);
}

/** Monitors with a serial number are assets of their own, parts of the computer that they hang on. */
async function writeMonitors(
  ctx: Writing,
  done: readonly { readonly machine: PlannedMachine; readonly after: AssetRecord }[],
  categoryOf: (kind: DeviceKind) => number,
  numbers: (count: number) => Promise<string[]>,
): Promise<NewEvent[]> {
  const events: NewEvent[] = [];
  // The same monitor at two computers: it hangs on the one that was looked at last.
  const fresh = new Map<string, Machine>();
  for (const { machine, after } of done) {
    for (const { monitor, asset } of machine.monitors) {
      if (asset === null) {
        const key = `${foldText(monitor.brand ?? '')} ${foldText(monitor.serial)}`;
        fresh.set(key, { ...monitor, categoryId: categoryOf('monitor'), parentId: after.id });
      } else {
        const moved = await updateAsset(ctx.tx, asset, { parentId: after.id }, ctx.now);
        events.push(assetEvent(asset, moved, { action: 'asset.inventoried' }));
      }
    }
  }
  const machines = [...fresh.values()];
  const created = await insertNumbered(ctx, await numbers(machines.length), machines);
  events.push(...created.map((asset) => assetEvent(null, asset, { action: 'asset.created' })));
  return events;
}

async function categories(
  ctx: Writing,
  machines: readonly PlannedMachine[],
): Promise<(kind: DeviceKind) => number> {
  const kinds = new Set<DeviceKind>();
  for (const { asset, device, monitors } of machines) {
    if (asset === null) kinds.add(device.kind);
    if (monitors.some((each) => each.asset === null)) kinds.add('monitor');
  }
  const all = await allCategories(ctx.tx);
  const ids = new Map<DeviceKind, number>();
  for (const kind of kinds) {
    const names = CATEGORIES[kind].map(foldText);
    const known = names.flatMap((name) => all.find((category) => foldText(category.name) === name) ?? [])[0];
    const made = {
      name: CATEGORIES[kind][0],
      kind: 'equipment',
      usefulLifeMonths: USEFUL_LIFE_MONTHS,
    } as const;
    const id =
      known?.id ?? (await createCategory(ctx, { ...made, fields: [], position: 0, isEnabled: true }));
    ids.set(kind, id);
  }
  return (kind) => {
    const id = ids.get(kind);
    if (id === undefined) throw new Error(`No category was made for ${kind}`);
    return id;
  };
}
