import { z } from 'zod';
import { assetRef } from '../assets/fields.ts';
import {
  done,
  id,
  instant,
  line,
  localDate,
  optionalLine,
  pageOf,
  paging,
  ref,
  text,
  version,
} from '../rpc/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { MOVEMENT_KINDS, STOCK_KINDS } from './stock.ts';

const quantity = z.number().int().min(1).max(1_000_000);
const note = optionalLine(300).default(null);

const stockItem = z.object({
  id,
  kind: z.enum(STOCK_KINDS),
  name: z.string(),
  category: ref,
  brand: z.string().nullable(),
  model: z.string().nullable(),
  unit: z.string(),
  /** In the store; of a licence, its seats in all. */
  quantity: z.number().int(),
  /** Seats that are taken; 0 for consumables. */
  handedOut: z.number().int(),
  /** What can still be handed out. */
  left: z.number().int(),
  minimum: z.number().int().nullable(),
  isLow: z.boolean(),
  /** Hundredths of the currency of the settings, of one unit or seat. */
  unitCostCents: z.number().int().nullable(),
  supplier: ref.nullable(),
  location: ref.nullable(),
  expiresOn: localDate.nullable(),
  notes: z.string().nullable(),
  isEnabled: z.boolean(),
  version,
});
export type StockItem = z.infer<typeof stockItem>;

const movement = z.object({
  id,
  kind: z.enum(MOVEMENT_KINDS),
  /** By how much what is left changed: negative when it left. */
  quantity: z.number().int(),
  person: ref.nullable(),
  asset: assetRef.nullable(),
  ticket: z.object({ id, folio: z.string() }).nullable(),
  note: z.string().nullable(),
  at: instant,
  by: ref.nullable(),
});
export type StockMovement = z.infer<typeof movement>;

/** A seat that is taken: by a person, or by the asset that it is installed on. */
const seat = z.object({ id, person: ref.nullable(), asset: assetRef.nullable(), fromAt: instant });
export type LicenceSeat = z.infer<typeof seat>;

export const stockContract = {
  list: query({
    permission: 'assets.read',
    route: 'GET /stock',
    summary: 'Consumables and licences by name, a page at a time',
    input: z.object({
      q: z.string().trim().max(200).optional(),
      kind: z.enum(STOCK_KINDS).optional(),
      onlyLow: z.union([z.boolean(), z.stringbool()]).optional(),
      withDisabled: z.union([z.boolean(), z.stringbool()]).optional(),
      ...paging,
    }),
    output: pageOf(stockItem),
  }),
  get: query({
    permission: 'assets.read',
    route: 'GET /stock/{id}',
    summary: 'A consumable or licence',
    input: z.object({ id }),
    output: stockItem,
  }),
  save: command({
    permission: 'assets.manage',
    route: 'POST /stock',
    summary: 'Create or change one; how many there are is changed by movements alone',
    input: z.object({
      id: id.optional(),
      version: version.optional(),
      kind: z.enum(STOCK_KINDS),
      name: line(160),
      categoryId: id,
      brand: optionalLine(80),
      model: optionalLine(120),
      unit: line(30),
      minimum: z.number().int().min(0).max(1_000_000).nullable(),
      unitCostCents: z.number().int().min(0).max(1e13).nullable(),
      supplierId: id.nullable(),
      locationId: id.nullable(),
      expiresOn: localDate.nullable(),
      notes: z.string().trim().max(5_000).nullable(),
      isEnabled: z.boolean().default(true),
    }),
    output: stockItem,
  }),
  receive: command({
    permission: 'assets.manage',
    route: 'POST /stock/{id}/receive',
    summary: 'More came into the store, or more seats were bought',
    input: z.object({ id, quantity, note }),
    output: stockItem,
  }),
  handOut: command({
    permission: 'assets.manage',
    route: 'POST /stock/{id}/hand-out',
    summary: 'Hand out to a person, an asset or for a ticket; of a licence one seat to one person or asset',
    input: z.object({
      id,
      quantity: quantity.default(1),
      personId: id.optional(),
      assetId: id.optional(),
      ticketId: id.optional(),
      note,
    }),
    output: stockItem,
  }),
  giveBack: command({
    permission: 'assets.manage',
    route: 'POST /stock/{id}/give-back',
    summary: 'Consumables that were not used came back',
    input: z.object({ id, quantity, personId: id.optional(), note }),
    output: stockItem,
  }),
  freeSeat: command({
    permission: 'assets.manage',
    route: 'POST /stock/{id}/seats/{seatId}/free',
    summary: 'A seat of a licence is free again',
    input: z.object({ id, seatId: id, note }),
    output: stockItem,
  }),
  count: command({
    permission: 'assets.manage',
    route: 'POST /stock/{id}/count',
    summary: 'What a count found; the difference is written down with its reason',
    input: z.object({ id, version, counted: z.number().int().min(0).max(1_000_000), reason: text(300) }),
    output: stockItem,
  }),
  discard: command({
    permission: 'assets.manage',
    route: 'POST /stock/{id}/discard',
    summary: 'Broken, expired or lost: no longer there, with the reason',
    input: z.object({ id, quantity, reason: text(300) }),
    output: stockItem,
  }),
  movements: query({
    permission: 'assets.read',
    route: 'GET /stock/{id}/movements',
    summary: 'Every movement, newest first',
    input: z.object({ id, ...paging }),
    output: pageOf(movement),
  }),
  seats: query({
    permission: 'assets.read',
    route: 'GET /stock/{id}/seats',
    summary: 'The seats of a licence that are taken, latest first',
    input: z.object({ id, ...paging }),
    output: pageOf(seat),
  }),
  remove: command({
    permission: 'assets.manage',
    route: 'POST /stock/{id}/remove',
    summary: 'Take away one that was made by mistake: nothing ever moved',
    input: z.object({ id, version }),
    output: done,
  }),
};
