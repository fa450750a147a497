import type { z } from 'zod';
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
