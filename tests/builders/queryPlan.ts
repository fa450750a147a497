import type { CompiledQuery } from 'kysely';
import type { ReadDb } from '#main/db/handles.ts';

interface Compilable {
  compile(): CompiledQuery;
}

/** SQLite's plan for a query, one line for each step: `SEARCH tickets USING INDEX tickets_queue (isQueued=?)`. */
export async function explain(db: ReadDb, query: Compilable | CompiledQuery): Promise<readonly string[]> {
  const compiled = 'compile' in query ? query.compile() : query;
  const explained = { ...compiled, sql: `EXPLAIN QUERY PLAN ${compiled.sql}` };
  const { rows } = await db.getExecutor().executeQuery<{ detail: string }>(explained);
  return rows.map(({ detail }) => detail);
}

/** The steps that read a whole table, or sort rows for want of an index. A scan of a whole index is one as well. */
export function slowSteps(plan: readonly string[]): readonly string[] {
  return plan.filter((step) => /^SCAN /.test(step) || /USE TEMP B-TREE/.test(step));
}

/**
 * Fails when the query scans a table or sorts: what a million tickets would make slow.
 * @param allowed steps that are fine all the same, by a part of their text: a small table, or a page that is read in
 *   the order of an index and stops at its limit (`SCAN tickets USING INDEX tickets_createdAt`)
 */
export async function expectNoScan(
  db: ReadDb,
  query: Compilable | CompiledQuery,
  allowed: readonly string[] = [],
): Promise<void> {
  const plan = await explain(db, query);
  const slow = slowSteps(plan).filter((step) => !allowed.some((part) => step.includes(part)));
  if (slow.length > 0) throw new Error(`The query would be slow with many rows:\n${plan.join('\n')}`);
}
