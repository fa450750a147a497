import type { ReportWords } from '#shared/reports/words/reportWords.ts';
import type { ReadDb } from '../../db/handles.ts';
import type { BuiltInInput } from './builtIn.ts';

const TABLES = {
  areaId: 'areas',
  serviceId: 'services',
  technicianId: 'people',
  requesterId: 'people',
} as const;
const KEYS = ['areaId', 'serviceId', 'technicianId', 'requesterId'] as const;

/** What a report was narrowed by, by name. */
export async function filtersInWords(
  db: ReadDb,
  filter: BuiltInInput['filter'],
  words: ReportWords,
): Promise<{ label: string; value: string }[]> {
  const told: { label: string; value: string }[] = [];
  for (const key of KEYS) {
    const id = filter[key];
    if (id === undefined) continue;
    const named = await db.selectFrom(TABLES[key]).select('name').where('id', '=', id).executeTakeFirst();
    told.push({ label: words.filter[key], value: named?.name ?? String(id) });
  }
  return told;
}
