import { verifyDataFolder } from '#main/audit/verify.ts';
import { aCategory, anAsset } from '../../builders/assets.ts';
import { aLocation, anAdministrator, anArea, type Built, type BuiltPerson } from '../../builders/people.ts';
import { aDepartment, type Department } from '../tickets/department.ts';

export interface Inventory extends Department {
  readonly administrator: BuiltPerson;
  readonly category: Built;
  readonly area: Built;
  readonly location: Built;
  /** What `verify` finds wrong with everything that was done; nothing unless somebody edited the file. */
  problems(): Promise<readonly { readonly kind: string; readonly entity?: string; readonly id?: number }[]>;
}

/** A department with an administrator, a place, and a category of computers with fields of its own. */
export async function anInventory(): Promise<Inventory> {
  const d = await aDepartment();
  const { host } = d.t;
  const category = await aCategory(host, {
    name: 'Computadoras',
    fields: [
      { key: 'processor', type: 'text', label: 'Procesador' },
      { key: 'memory', type: 'number', label: 'Memoria (GB)' },
      { key: 'system', type: 'choice', label: 'Sistema', choices: ['Windows', 'Linux'] },
    ],
  });
  return {
    ...d,
    administrator: await anAdministrator(host, { name: 'Admin Ana' }),
    category,
    area: await anArea(host, { name: 'Jurídico' }),
    location: await aLocation(host, { name: 'Piso 2' }),
    problems: async () => (await verifyDataFolder(host.dataDir)).problems,
    [Symbol.asyncDispose]: () => d[Symbol.asyncDispose](),
  };
}

/** What a form sends for a new asset, all optional things empty. */
export function plainInput(category: { readonly id: number }) {
  return {
    name: 'Computadora de escritorio',
    categoryId: category.id,
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
  };
}

/** An asset that the requester of the department holds. */
export function heldAsset(d: Inventory, parts: Parameters<typeof anAsset>[1] = {}) {
  return anAsset(d.t.host, { holderId: d.requester.id, categoryId: d.category.id, ...parts });
}
