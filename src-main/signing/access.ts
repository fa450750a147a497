import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { type IssuedFacts, seesAllReports } from '#shared/signing/rules.ts';
import type { ReadDb } from '../db/handles.ts';
import { conflictOf } from '../rpc/conflict.ts';
import type { Actor } from '../rpc/context.ts';
import { type ReportRecord, reportById, reportByKey } from './record.ts';

export function factsOf(report: ReportRecord): IssuedFacts {
  const { issuedById, signers, signed, withdrawnAt } = report;
  return { issuedById, signers, signed, isWithdrawn: withdrawnAt !== null };
}

const notFound = () => fail({ code: 'notFound', details: { entity: 'issuedReport' } });

async function maySee(db: ReadDb, actor: Actor, report: ReportRecord): Promise<boolean> {
  if (seesAllReports(actor.roles) || report.issuedById === actor.id) return true;
  const line = await db
    .selectFrom('issuedSigners')
    .select('id')
    .where('reportId', '=', report.id)
    .where('personId', '=', actor.id)
    .executeTakeFirst();
  return line !== undefined;
}

/** The report that a key names, or `notFound` where there is none or the caller may not see it. */
export async function visibleReport(
  db: ReadDb,
  actor: Actor,
  key: number | string,
): Promise<Result<ReportRecord>> {
  const report = await reportByKey(db, key);
  return report !== null && (await maySee(db, actor, report)) ? ok(report) : notFound();
}

/** The report that a command changes: seen, and not stale. */
export async function currentReport(
  db: ReadDb,
  actor: Actor,
  input: { readonly id: number; readonly version: number },
): Promise<Result<ReportRecord>> {
  const report = await reportById(db, input.id);
  if (report === null || !(await maySee(db, actor, report))) return notFound();
  if (report.version === input.version) return ok(report);
  return fail(await conflictOf(db, 'issuedReport', report.id, report.version, input.version));
}
