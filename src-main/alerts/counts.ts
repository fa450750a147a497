import type { ReadDb } from '../db/handles.ts';
import { severityColumn } from './queries.ts';

export interface CaseCounts {
  readonly open: number;
  readonly acknowledged: number;
  readonly bySeverity: { readonly info: number; readonly warning: number; readonly critical: number };
}

/** From an index alone. */
export function countQuery(db: ReadDb) {
  return db
    .selectFrom('alertCases')
    .select((eb) => ['state', 'severity', eb.fn.countAll<number>().as('count')])
    .where('state', 'in', ['open', 'acknowledged'])
    .groupBy(['state', 'severity']);
}

/** How many cases stand: open ones by severity, and those that somebody acknowledged. */
export async function countCases(db: ReadDb): Promise<CaseCounts> {
  const bySeverity = { info: 0, warning: 0, critical: 0 };
  let acknowledged = 0;
  for (const { state, severity, count } of await countQuery(db).execute()) {
    if (state === 'acknowledged') acknowledged += count;
    else bySeverity[severityColumn.parse(severity)] += count;
  }
  const { info, warning, critical } = bySeverity;
  return { open: info + warning + critical, acknowledged, bySeverity };
}
