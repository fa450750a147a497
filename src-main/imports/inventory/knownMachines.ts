import { sql } from 'kysely';
import { serialFold } from '#shared/assets/identity.ts';
import { foldText } from '#shared/kernel/fold.ts';
import { type AssetRecord, assetsByIds } from '../../assets/load.ts';
import type { ReadDb } from '../../db/handles.ts';
import { type Device, swappedUuid } from './device.ts';

/** The assets that the files may be about, and what an agent said of them before. */
export interface KnownMachines {
  bySerial(serial: string): readonly AssetRecord[];
  byUuid(uuid: string): readonly AssetRecord[];
  /** Those whose address it is; an address of several is nobody's. */
  byMac(mac: string): AssetRecord | null;
  macsOf(assetId: number): readonly string[];
  detailsOf(assetId: number): { readonly source: string; readonly details: string } | null;
}

/** A few queries, however many files there are. */
export async function knownMachines(db: ReadDb, devices: readonly Device[]): Promise<KnownMachines> {
  const serials = devices.flatMap(({ serial, monitors }) => [serial, ...monitors.map((each) => each.serial)]);
  const folded = list(serials.map((serial) => serialFold(serial)));
  const uuids = list(devices.flatMap(({ uuid }) => (uuid === null ? [] : [uuid, swappedUuid(uuid)])));
  const macs = list(devices.flatMap((device) => device.macs));
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM assets WHERE foldedSerial IS NOT NULL
      AND foldedSerial IN (SELECT value FROM json_each(${folded}))
    UNION SELECT id FROM assets WHERE uuid IS NOT NULL AND uuid IN (SELECT value FROM json_each(${uuids}))
    UNION SELECT assetId FROM assetMacs WHERE mac IN (SELECT value FROM json_each(${macs}))`.execute(db);
  const ids = rows.map(({ id }) => id);
  const assets = await assetsByIds(db, ids);
  const byId = new Map(assets.map((asset) => [asset.id, asset]));
  const wanted = JSON.stringify(ids);
  const owned = await sql<{ assetId: number; mac: string }>`
    SELECT assetId, mac FROM assetMacs WHERE assetId IN (SELECT value FROM json_each(${wanted}))
    ORDER BY mac`.execute(db);
  const details = await sql<{ id: number; source: string; details: string }>`
    SELECT id, source, details FROM assetDetails WHERE id IN (SELECT value FROM json_each(${wanted}))`.execute(
    db,
  );
  const macsOf = Map.groupBy(owned.rows, ({ assetId }) => assetId);
  const ofMac = Map.groupBy(owned.rows, ({ mac }) => mac);
  const bySerial = Map.groupBy(assets, (asset) => asset.foldedSerial);
  const byUuid = Map.groupBy(assets, (asset) => asset.uuid);
  const detailsOf = new Map(details.rows.map((row) => [row.id, row]));
  return {
    bySerial: (serial) => bySerial.get(serialFold(serial)) ?? [],
    byUuid: (uuid) => [...new Set([...(byUuid.get(uuid) ?? []), ...(byUuid.get(swappedUuid(uuid)) ?? [])])],
    byMac(mac) {
      const [only, ...others] = ofMac.get(mac) ?? [];
      return only === undefined || others.length > 0 ? null : (byId.get(only.assetId) ?? null);
    },
    macsOf: (assetId) => (macsOf.get(assetId) ?? []).map(({ mac }) => mac),
    detailsOf: (assetId) => detailsOf.get(assetId) ?? null,
  };
}

function list(values: readonly (string | null)[]): string {
  return JSON.stringify([...new Set(values.filter((value) => value !== null))]);
}

export type Match =
  | { readonly kind: 'one'; readonly asset: AssetRecord; readonly by: 'serial' | 'uuid' | 'mac' }
  | { readonly kind: 'none' }
  /** Several could be meant, or what matches says that it is another: told, never guessed. */
  | {
      readonly kind: 'unsure';
      readonly by: 'serial' | 'uuid' | 'mac';
      readonly assets: readonly AssetRecord[];
    };

/** Which asset a machine is: by serial number, else by UUID, else by the addresses of its own network cards. */
export function matchOf(known: KnownMachines, device: Device): Match {
  if (device.serial !== null) {
    const same = ofBrand(known.bySerial(device.serial), device.brand);
    const [only] = same;
    if (only !== undefined) {
      return same.length === 1
        ? { kind: 'one', asset: only, by: 'serial' }
        : { kind: 'unsure', by: 'serial', assets: same };
    }
  }
  const byUuid = device.uuid === null ? [] : known.byUuid(device.uuid);
  if (byUuid.length > 0) return sure(device, byUuid, 'uuid');
  const byMac = device.macs.flatMap((mac) => known.byMac(mac) ?? []);
  return byMac.length === 0 ? { kind: 'none' } : sure(device, [...new Set(byMac)], 'mac');
}

function sure(device: Device, assets: readonly AssetRecord[], by: 'uuid' | 'mac'): Match {
  const [only] = assets;
  if (only === undefined || assets.length > 1) return { kind: 'unsure', by, assets };
  // A card or a board that went into another machine: the serial numbers say so.
  const isAnother =
    device.serial !== null && only.foldedSerial !== null && only.foldedSerial !== serialFold(device.serial);
  return isAnother ? { kind: 'unsure', by, assets } : { kind: 'one', asset: only, by };
}

/** Of several with the same serial number those of the same maker; a brand that nobody wrote down fits any. */
export function ofBrand(assets: readonly AssetRecord[], brand: string | null): readonly AssetRecord[] {
  if (brand === null) return assets;
  const same = assets.filter((asset) => asset.brand !== null && isSameBrand(asset.brand, brand));
  return same.length > 0 ? same : assets.filter((asset) => asset.brand === null);
}

/** `Dell` and `Dell Inc.`, `HP` and `hp`. */
export function isSameBrand(one: string, other: string): boolean {
  const [a, b] = [foldText(one).trim(), foldText(other).trim()];
  return a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `);
}
