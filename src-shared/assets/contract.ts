import { z } from 'zod';
import {
  done,
  id,
  instant,
  line,
  listOf,
  localDate,
  optionalLine,
  pageOf,
  paging,
  ref,
  text,
  version,
} from '../rpc/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { status as ticketStatus } from '../tickets/fields.ts';
import { CATEGORY_KINDS, customField, customValues, STATUS_KINDS } from './asset.ts';
import { asset, assetCategory, assetFile, assetRow, supplier } from './fields.ts';

/** An asset's id or its inventory number; in a path both are text. */
const key = z.union([z.number().int().positive(), z.string().trim().min(1).max(80)]);
const seen = { id, version };
const reason = text(2_000);

export const ASSET_SORTS = ['inventoryNumber', 'name', '-updatedAt', 'warrantyUntil'] as const;
export const WARRANTY_FILTERS = ['valid', 'endsSoon', 'ended'] as const;

export const assetFilter = z.object({
  /** Any words of number, name, brand, model, serial, own fields, or the holder's name. */
  q: z.string().trim().max(200).optional(),
  categoryId: id.optional(),
  statusKind: z.enum(STATUS_KINDS).optional(),
  statusKey: z.string().max(40).optional(),
  areaId: id.optional(),
  locationId: id.optional(),
  holderId: id.optional(),
  supplierId: id.optional(),
  warranty: z.enum(WARRANTY_FILTERS).optional(),
  /** Retired ones are left out unless asked for (or searched by that status). */
  withRetired: z.union([z.boolean(), z.stringbool()]).optional(),
  sort: z.enum(ASSET_SORTS).optional(),
});
export type AssetFilter = z.infer<typeof assetFilter>;

export const assetInput = z.object({
  name: line(160),
  categoryId: id,
  brand: optionalLine(80),
  model: optionalLine(120),
  serial: optionalLine(120),
  areaId: id.nullable(),
  locationId: id.nullable(),
  parentId: id.nullable(),
  acquiredOn: localDate.nullable(),
  costCents: z.number().int().min(0).max(1e13).nullable(),
  supplierId: id.nullable(),
  invoice: optionalLine(80),
  warrantyUntil: localDate.nullable(),
  usefulLifeMonths: z.number().int().min(1).max(1_200).nullable(),
  notes: z.string().trim().max(10_000).nullable(),
  custom: customValues.default({}),
});
export type AssetInput = z.infer<typeof assetInput>;

/** A ticket as the history of an asset shows it. */
const assetTicket = z.object({
  id,
  folio: z.string(),
  title: z.string(),
  status: ticketStatus,
  service: ref.nullable(),
  createdAt: instant,
  resolvedAt: instant.nullable(),
});

/** An asset beside a ticket: what the technician must know of it. */
const assetOfTicket = assetRow.extend({
  isUnderWarranty: z.boolean(),
  /** Its other tickets, newest first, at most five, and how many there were in the last twelve months. */
  lastTickets: z.array(assetTicket),
  ticketsLastYear: z.number().int(),
});
export type AssetOfTicket = z.infer<typeof assetOfTicket>;

const historyEntry = z.object({
  seq: z.number().int(),
  at: instant,
  actor: ref.nullable(),
  action: z.string(),
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
});

export const assetsContract = {
  list: query({
    permission: 'assets.read',
    route: 'GET /assets',
    summary: 'Assets, filtered and sorted, a page at a time',
    input: assetFilter.extend(paging),
    output: pageOf(assetRow).extend({ total: z.number().int().nullable() }),
  }),
  mine: query({
    permission: 'session',
    route: 'GET /my-assets',
    summary: 'What the caller holds in custody',
    input: z.object({}),
    output: listOf(assetRow),
  }),
  get: query({
    permission: 'session',
    route: 'GET /assets/{id}',
    summary: 'An asset by id or inventory number; requesters see what they hold',
    input: z.object({ id: key }),
    output: asset,
  }),
  nextNumber: query({
    permission: 'assets.manage',
    route: 'GET /next-inventory-number',
    summary: 'The number that a new asset would get; not taken until it is created',
    input: z.object({}),
    output: z.object({ inventoryNumber: z.string() }),
  }),
  suggestions: query({
    permission: 'assets.read',
    route: 'GET /asset-suggestions',
    summary: 'Brands, or models of a brand, that are in use already',
    input: z.object({ brand: z.string().max(80).optional(), q: z.string().max(80).optional() }),
    output: listOf(z.string()),
  }),
  create: command({
    permission: 'assets.manage',
    route: 'POST /assets',
    status: 201,
    summary: 'Create an asset; without a number it gets the next of the sequence',
    input: assetInput.extend({ inventoryNumber: optionalLine(80).optional() }),
    output: asset,
  }),
  update: command({
    permission: 'assets.manage',
    route: 'PUT /assets/{id}',
    summary: 'Change an asset',
    input: assetInput.extend({ ...seen, inventoryNumber: line(80) }),
    output: asset,
  }),
  move: command({
    permission: 'assets.manage',
    route: 'POST /assets/move',
    summary: 'Put assets at another place or area; custody stays as it is',
    input: z.object({
      items: z.array(z.object(seen)).min(1).max(500),
      /** Left out: stays as it is; null: none. */
      areaId: id.nullable().optional(),
      locationId: id.nullable().optional(),
      note: optionalLine(500).default(null),
    }),
    output: z.object({ moved: z.number().int() }),
  }),
  setStatus: command({
    permission: 'assets.manage',
    route: 'POST /assets/{id}/status',
    summary: 'Send to repair, back from it, lost, found again; in use follows from custody alone',
    input: z.object({ ...seen, statusKey: z.string().max(40), note: optionalLine(500).default(null) }),
    output: asset,
  }),
  retire: command({
    permission: 'assets.manage',
    route: 'POST /assets/{id}/retire',
    summary: 'Take out of the inventory for good, with a reason; nobody may hold it',
    input: z.object({ ...seen, statusKey: z.string().max(40).optional(), reason }),
    output: asset,
  }),
  addFiles: command({
    permission: 'assets.manage',
    route: 'POST /assets/{id}/files',
    status: 201,
    summary: 'Attach photos, invoices and other files',
    input: z.object({
      id: key,
      files: z.union([z.file().transform((file) => [file]), z.array(z.file()).max(20)]),
      /** Show the first image as the asset's photo. */
      asPhoto: z.union([z.boolean(), z.stringbool()]).default(false),
    }),
    output: listOf(assetFile),
  }),
  removeFile: command({
    permission: 'assets.manage',
    route: 'POST /assets/{id}/files/{fileId}/remove',
    summary: 'Take a file off an asset',
    input: z.object({ id, fileId: id }),
    output: done,
  }),
  setPhoto: command({
    permission: 'assets.manage',
    route: 'POST /assets/{id}/photo',
    summary: 'Choose which of its images stands for it',
    input: z.object({ ...seen, fileId: id.nullable() }),
    output: asset,
  }),
  fileContent: query({
    permission: 'session',
    route: 'GET /assets/{id}/files/{fileId}',
    summary: 'The bytes of a file of an asset',
    input: z.object({ id, fileId: id }),
    output: z.file(),
  }),
  history: query({
    permission: 'assets.read',
    route: 'GET /assets/{id}/history',
    summary: 'Everything that happened to an asset, newest first',
    input: z.object({ id: key, ...paging }),
    output: pageOf(historyEntry),
  }),
  tickets: query({
    permission: 'assets.read',
    route: 'GET /assets/{id}/tickets',
    summary: 'Tickets about an asset, newest first',
    input: z.object({ id: key, ...paging }),
    output: pageOf(assetTicket),
  }),
  ofTicket: query({
    permission: 'session',
    route: 'GET /tickets/{id}/assets',
    summary: 'The assets of a ticket with their warranty and last failures; requesters see the bare rows',
    input: z.object({ id }),
    output: listOf(assetOfTicket),
  }),
  link: command({
    permission: 'session',
    route: 'POST /tickets/{ticketId}/assets',
    status: 201,
    summary: 'Tie an asset to a ticket; a requester only what they hold, to their own',
    input: z.object({ ticketId: id, assetId: id }),
    output: done,
  }),
  unlink: command({
    permission: 'tickets.note',
    route: 'POST /tickets/{ticketId}/assets/{assetId}/remove',
    summary: 'Untie an asset from a ticket',
    input: z.object({ ticketId: id, assetId: id }),
    output: done,
  }),
  categories: query({
    permission: 'assets.read',
    route: 'GET /asset-categories',
    summary: 'Categories with their own fields',
    input: z.object({
      kind: z.enum(CATEGORY_KINDS).optional(),
      withDisabled: z.union([z.boolean(), z.stringbool()]).optional(),
    }),
    output: listOf(assetCategory),
  }),
  saveCategory: command({
    permission: 'catalogue.manage',
    route: 'POST /asset-categories',
    summary: 'Create or change a category; a field in use cannot change its type or go',
    input: z.object({
      id: id.optional(),
      version: version.optional(),
      name: line(80),
      kind: z.enum(CATEGORY_KINDS),
      usefulLifeMonths: z.number().int().min(1).max(1_200).nullable(),
      fields: z.array(customField).max(40),
      position: z.number().int().min(0).max(10_000).default(0),
      isEnabled: z.boolean().default(true),
    }),
    output: assetCategory,
  }),
  suppliers: query({
    permission: 'assets.read',
    route: 'GET /suppliers',
    summary: 'Suppliers by name',
    input: z.object({ withDisabled: z.union([z.boolean(), z.stringbool()]).optional() }),
    output: listOf(supplier),
  }),
  saveSupplier: command({
    permission: 'assets.manage',
    route: 'POST /suppliers',
    summary: 'Create or change a supplier',
    input: z.object({
      id: id.optional(),
      version: version.optional(),
      name: line(160),
      taxId: optionalLine(40),
      contact: optionalLine(160),
      email: optionalLine(160),
      phone: optionalLine(60),
      notes: z.string().trim().max(2_000).nullable(),
      isEnabled: z.boolean().default(true),
    }),
    output: supplier,
  }),
};
