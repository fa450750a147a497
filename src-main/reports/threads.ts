import type { Database } from '../db/open.ts';
import { createReportThreads, type ReportThreads } from './reportThreads.ts';

const threads = new WeakMap<Database, ReportThreads>();

/** The threads that make reports of an open database. */
export function threadsOf(db: Database): ReportThreads {
  const known = threads.get(db) ?? createReportThreads();
  threads.set(db, known);
  return known;
}

/** Ends them before the database is closed. */
export async function stopThreads(db: Database): Promise<void> {
  await threads.get(db)?.stop();
  threads.delete(db);
}
