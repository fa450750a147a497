import { sql } from 'kysely';
import type { ReadDb } from '../db/handles.ts';

/** How rows of an entity are called: by name, a ticket by its folio. An expression over the table's row `r`. */
const LABELS: Readonly<Record<string, readonly [table: string, label: string]>> = {
  ticket: ['tickets', 'r.folio'],
  person: ['people', 'r.name'],
  inbox: ['people', 'r.name'],
  area: ['areas', 'r.name'],
  location: ['locations', 'r.name'],
  team: ['teams', 'r.name'],
  skill: ['skills', 'r.name'],
  service: ['services', 'r.name'],
  calendar: ['calendars', 'r.name'],
  setting: ['settings', 'r.key'],
  asset: ['assets', 'r.inventoryNumber'],
  custodyForm: ['custodyForms', 'r.folio'],
  assetCategory: ['assetCategories', 'r.name'],
  supplier: ['suppliers', 'r.name'],
  maintenancePlan: ['maintenancePlans', 'r.name'],
  stockItem: ['stockItems', 'r.name'],
  verificationRound: ['verificationRounds', 'r.folio'],
  absence: ['absences', nameOf('r.personId')],
  importMapping: ['importMappings', 'r.name'],
  report: ['reports', 'r.name'],
  reportSchedule: ['reportSchedules', 'r.name'],
  issuedReport: ['issuedReports', 'r.folio'],
  trustRoot: ['trustRoots', 'r.subject'],
  // Whose it is; one for everybody or a role has no name.
  goal: ['goals', nameOf('r.technicianId')],
  alertCase: ['alertCases', `coalesce(${folioOf('r.ticketId')}, ${nameOf('r.technicianId')}, r.week)`],
  alertMute: ['alertMutes', `coalesce(${folioOf('r.ticketId')}, ${nameOf('r.technicianId')})`],
};

function nameOf(id: string): string {
  return `(SELECT name FROM people WHERE people.id = ${id})`;
}

function folioOf(id: string): string {
  return `(SELECT folio FROM tickets WHERE tickets.id = ${id})`;
}

/** The labels of some rows of one entity, each found by its number; null where it is called nothing. */
export function labelsQuery(entity: string, ids: readonly number[]) {
  const found = Object.hasOwn(LABELS, entity) ? LABELS[entity] : undefined;
  if (found === undefined) return null;
  const [table, label] = found;
  return sql<{ id: number; label: string | null }>`
    SELECT r.id, ${sql.raw(label)} AS label FROM ${sql.table(table)} AS r WHERE r.id IN (${sql.join(ids)})`;
}

export const labelledEntities: readonly string[] = Object.keys(LABELS);

/** Labels of rows by entity and id, one query for each entity that occurs. */
export async function labelsOf(
  db: ReadDb,
  rows: readonly { readonly entity: string; readonly entityId: number }[],
): Promise<(entity: string, id: number) => string | null> {
  const labels = new Map<string, string>();
  for (const entity of new Set(rows.map((row) => row.entity))) {
    const ids = [...new Set(rows.filter((row) => row.entity === entity).map((row) => row.entityId))];
    const found = await labelsQuery(entity, ids)?.execute(db);
    for (const { id, label } of found?.rows ?? []) if (label !== null) labels.set(`${entity} ${id}`, label);
  }
  return (entity, id) => labels.get(`${entity} ${id}`) ?? null;
}
