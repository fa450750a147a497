import type { AssetRecord } from '#main/assets/load.ts';
import type { Condition } from '#shared/custody/custody.ts';
import { type AssetParts, anAsset } from '../../builders/assets.ts';
import { type Client, openTestHost, type TestHost } from '../../builders/host.ts';
import {
  aManager,
  anAdministrator,
  anArea,
  aPerson,
  aTechnician,
  type BuiltPerson,
} from '../../builders/people.ts';

export interface Office extends AsyncDisposable {
  readonly t: TestHost;
  readonly holder: BuiltPerson;
  readonly other: BuiltPerson;
  readonly technician: BuiltPerson;
  readonly manager: BuiltPerson;
  readonly administrator: BuiltPerson;
  as(person: { readonly id: number } | null): Client;
  asset(parts?: AssetParts): Promise<AssetRecord>;
}

/** An office with somebody to hold things, somebody who hands them out, and a manager. */
export async function anOffice(): Promise<Office> {
  const t = await openTestHost();
  const { host } = t;
  const area = await anArea(host, { name: 'Dirección de Archivo' });
  return {
    t,
    holder: await aPerson(host, {
      name: 'Renata Olvera',
      employeeNumber: '10422',
      post: 'Analista de archivo',
      areaId: area.id,
    }),
    other: await aPerson(host, { name: 'Benito Salas', areaId: area.id }),
    technician: await aTechnician(host, { name: 'Tadeo Rivas', post: 'Soporte técnico' }),
    manager: await aManager(host, { name: 'Ema Lozano', post: 'Jefa de Unidad' }),
    administrator: await anAdministrator(host, { name: 'Ada Campos' }),
    as: (person) => t.as(person),
    asset: (parts = {}) => anAsset(host, parts),
    [Symbol.asyncDispose]: () => t.close(),
  };
}

export function lines(assets: readonly AssetRecord[], condition: Condition = 'good') {
  return assets.map((asset) => ({ assetId: asset.id, condition }));
}

/** A hand-over to the holder by the technician. */
export async function handedOver(
  office: Office,
  assets: readonly AssetRecord[],
  parts: { readonly to?: { readonly id: number }; readonly authoriserId?: number } = {},
) {
  return office.as(office.technician).custody.issue({
    kind: 'handOver',
    personId: (parts.to ?? office.holder).id,
    items: lines(assets),
    authoriserId: parts.authoriserId ?? office.manager.id,
  });
}

export async function codeOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
    return null;
  } catch (refusal) {
    return refusal;
  }
}
