import type { Database } from '../db/open.ts';
import { createReportThreads, type ReportThreads } from './reportThreads.ts';

const threads = new WeakMap<Database, { readonly reports: ReportThreads; readonly lists: ReportThreads }>();

function of(db: Database) {
  // Lists have a thread of their own: nobody who opens one waits for somebody else's year.
  const known = threads.get(db) ?? {
    reports: createReportThreads(),
    lists: createReportThreads({ threads: 1, queue: 50, timeLimitMs: 120_000 }),
  };
  threads.set(db, known);
  return known;
}

/** The threads that make reports of an open database. */
export const threadsOf = (db: Database): ReportThreads => of(db).reports;

/** The thread that reads the lists behind their figures. */
export const listThreadsOf = (db: Database): ReportThreads => of(db).lists;

/** Ends them before the database is closed. */
export async function stopThreads(db: Database): Promise<void> {
  const known = threads.get(db);
  await Promise.all([known?.reports.stop(), known?.lists.stop()]);
  threads.delete(db);
}
