import type { ReadDb } from '#main/db/handles.ts';
import { makeSpecReport } from '#main/reports/engine/makeSpecReport.ts';
import type { SpecQuestion } from '#main/reports/engine/specQuestion.ts';
import type { ReportData, TableSection } from '#shared/reports/reportData.ts';

/** Makes a report for a manager, who may see all; a refusal fails the test. */
export async function aSpecReport(
  db: ReadDb,
  question: Omit<SpecQuestion, 'filter' | 'language' | 'limit' | 'viewer'> & Partial<SpecQuestion>,
): Promise<ReportData> {
  const made = await makeSpecReport(db, {
    filter: {},
    language: 'es',
    limit: 100_000,
    viewer: { id: 1, roles: ['manager'] },
    ...question,
  });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value.data;
}

export function tableOf(data: ReportData): TableSection {
  const table = data.sections.find((section) => section.kind === 'table');
  if (table?.kind !== 'table') throw new Error('No table');
  return table;
}

/** The rows of a table without what they are: `[label, value …]`. */
export const cellsOf = (data: ReportData, role: TableSection['rows'][number]['role'] = 'row') =>
  tableOf(data)
    .rows.filter((row) => row.role === role)
    .map(({ cells }) => cells);
