import { ROLES } from '../rpc/permissions.ts';
import { PRIORITIES } from '../sla/priority.ts';
import { CHANNELS } from '../tickets/ticket.ts';

/** What a spreadsheet may hold a table of. */
export const IMPORT_KINDS = ['tickets', 'assets', 'people'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** How a file writes its dates. The order of day and month is never guessed: 3/4 is a date in both. */
export const DATE_ORDERS = ['d/m/y', 'm/d/y', 'y-m-d'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** What an old ticket's state may say; the same as of MAP.json. */
export const FOREIGN_STATES = [
  'new',
  'assigned',
  'inProgress',
  'waitingForRequester',
  'waitingForSupplier',
  'resolved',
  'closed',
  'cancelled',
] as const;
export type ForeignState = (typeof FOREIGN_STATES)[number];

const LEVELS = ['low', 'medium', 'high'] as const;

/** Something that a column may say. */
export interface Target {
  readonly field: string;
  /** Without it nothing can be imported; one of several for those that share a number. */
  readonly needed?: number;
  readonly isDate?: boolean;
  /** The only values it has; the file's own words are mapped to them. `named`: words that may be renamed. */
  readonly words?: readonly string[] | 'assetStatus' | 'named';
}

/** By kind, in the order in which people think of them. */
export const TARGETS: Readonly<Record<ImportKind, readonly Target[]>> = {
  tickets: [
    { field: 'number' },
    { field: 'openedAt', needed: 1, isDate: true },
    { field: 'title', needed: 2 },
    { field: 'requester', needed: 3 },
    { field: 'requesterEmail' },
    { field: 'description' },
    { field: 'state', words: FOREIGN_STATES },
    { field: 'priority', words: PRIORITIES },
    { field: 'impact', words: LEVELS },
    { field: 'urgency', words: LEVELS },
    { field: 'service', words: 'named' },
    { field: 'assignee' },
    { field: 'team' },
    { field: 'location' },
    { field: 'channel', words: CHANNELS },
    { field: 'resolvedAt', isDate: true },
    { field: 'closedAt', isDate: true },
    { field: 'updatedAt', isDate: true },
    { field: 'solution' },
  ],
  assets: [
    { field: 'inventoryNumber', needed: 1 },
    { field: 'name' },
    { field: 'category', words: 'named' },
    { field: 'brand' },
    { field: 'model' },
    { field: 'serial', needed: 1 },
    { field: 'status', words: 'assetStatus' },
    { field: 'area' },
    { field: 'location' },
    { field: 'acquiredOn', isDate: true },
    { field: 'cost' },
    { field: 'supplier' },
    { field: 'invoice' },
    { field: 'warrantyUntil', isDate: true },
    { field: 'warrantyMonths' },
    { field: 'usefulLifeMonths' },
    { field: 'parent' },
    { field: 'heldByName' },
    { field: 'heldByUsername' },
    { field: 'heldByEmail' },
    { field: 'notes' },
  ],
  people: [
    { field: 'fullName', needed: 1 },
    { field: 'firstName', needed: 1 },
    { field: 'lastName' },
    { field: 'secondLastName' },
    { field: 'username' },
    { field: 'email' },
    { field: 'phone' },
    { field: 'employeeNumber' },
    { field: 'post' },
    { field: 'area' },
    { field: 'location' },
    { field: 'roles', words: ROLES },
    { field: 'language' },
    { field: 'isExternal' },
  ],
};

/** The needs that no column meets yet, each as the fields of which one is enough. */
export function unmetNeeds(kind: ImportKind, columns: Readonly<Record<string, string>>): readonly string[][] {
  const needs = Map.groupBy(
    TARGETS[kind].filter(({ needed }) => needed !== undefined),
    ({ needed }) => needed,
  );
  return [...needs.values()]
    .map((targets) => targets.map(({ field }) => field))
    .filter((fields) => fields.every((field) => columns[field] === undefined));
}
