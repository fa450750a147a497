import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from './database.ts';

const COLUMNS = [
  'number',
  'incident_state',
  'reopen_count',
  'caller_id',
  'opened_at',
  'sys_updated_by',
  'sys_updated_at',
  'contact_type',
  'location',
  'category',
  'subcategory',
  'u_symptom',
  'impact',
  'urgency',
  'priority',
  'assignment_group',
  'assigned_to',
  'closed_code',
  'resolved_by',
  'resolved_at',
  'closed_at',
] as const;

type Cells = Partial<Record<(typeof COLUMNS)[number], string>>;

const USUAL: Readonly<Record<(typeof COLUMNS)[number], string>> = {
  number: 'INC0000001',
  incident_state: 'New',
  reopen_count: '0',
  caller_id: 'Ana Ríos',
  opened_at: '29/2/2016 09:00',
  sys_updated_by: 'mesa',
  sys_updated_at: '29/2/2016 09:05',
  contact_type: 'Phone',
  location: 'Sede Centro',
  category: 'Redes',
  subcategory: 'Cableado',
  u_symptom: 'Sin conexión',
  impact: '2 - Medium',
  urgency: '2 - Medium',
  priority: '3 - Moderate',
  assignment_group: 'Redes y enlaces',
  assigned_to: '?',
  closed_code: '?',
  resolved_by: '?',
  resolved_at: '?',
  closed_at: '?',
};

/** The text of a ServiceNow export: a header and a line for each event, with usual cells where none is given. */
export function servicenowText(...events: readonly Cells[]): string {
  const lines = events.map((cells) => COLUMNS.map((column) => cells[column] ?? USUAL[column]).join(','));
  return `${COLUMNS.join(',')}\n${lines.map((line) => `${line}\n`).join('')}`;
}

/** Writes a file for one test; returns its path. */
export async function aFile(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, content);
  return path;
}
