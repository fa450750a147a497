import type { z } from 'zod';
import type { ReadDb } from '#main/db/handles.ts';
import { makeSpecReport, type SpecQuestion } from '#main/reports/engine/makeSpecReport.ts';
import type { ReportData, TableSection } from '#shared/reports/reportData.ts';
import { type ListSpec, type ReportSpec, reportSpec, type SummarySpec } from '#shared/reports/spec.ts';

type Given<S extends ReportSpec> = Partial<Omit<z.input<typeof reportSpec>, 'kind'>> & Partial<S>;

/** A summary of tickets; whatever is left out is as the schema has it. */
export function aSummary(
  parts: Given<SummarySpec> & { readonly by?: SummarySpec['rows'][number]['by'][] },
): SummarySpec {
  const { by = [], ...given } = parts;
  const parsed = reportSpec.parse({
    v: 1,
    kind: 'summary',
    title: 'Prueba',
    dataset: 'tickets',
    rows: by.map((each) => ({ by: each })),
    measures: ['received'],
    ...given,
  });
  if (parsed.kind !== 'summary') throw new Error('Not a summary');
  return parsed;
}

export function aList(parts: Given<ListSpec>): ListSpec {
  const parsed = reportSpec.parse({
    v: 1,
    kind: 'list',
    title: 'Prueba',
    dataset: 'tickets',
    fields: ['folio'],
    ...parts,
  });
  if (parsed.kind !== 'list') throw new Error('Not a list');
  return parsed;
}

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
  return made.value;
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
