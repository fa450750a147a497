import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { mayWithdraw } from '#shared/signing/rules.ts';
import type { CommandContext } from '../rpc/context.ts';
import { currentReport, factsOf } from './access.ts';
import { type ReportRecord, reportById } from './record.ts';

/** Declares an issued report void; papers that are about already are told to be so by whoever verifies them. */
export async function withdrawReport(
  ctx: CommandContext,
  input: { readonly id: number; readonly version: number; readonly reason: string },
): Promise<Result<ReportRecord>> {
  const current = await currentReport(ctx.tx, ctx.actor, input);
  if (!current.ok) return current;
  const report = current.value;
  if (report.withdrawnAt !== null) return fail({ code: 'ruleBroken', details: { rule: 'reportWithdrawn' } });
  if (!mayWithdraw(ctx.actor, factsOf(report))) return fail({ code: 'forbidden', details: {} });
  await ctx.tx
    .updateTable('issuedReports')
    .set({
      withdrawnAt: ctx.now,
      withdrawnById: ctx.actor.id,
      withdrawnReason: input.reason,
      toSign: 0,
      version: report.version + 1,
    })
    .where('id', '=', report.id)
    .execute();
  await ctx.trail.record({
    action: 'issuedReport.withdrawn',
    entity: 'issuedReport',
    entityId: report.id,
    version: report.version + 1,
    data: { before: { isWithdrawn: false }, after: { isWithdrawn: true } },
    text: { after: { reason: input.reason } },
    rows: [{ entity: 'issuedReport', id: report.id }],
  });
  const after = await reportById(ctx.tx, report.id);
  if (after === null) throw new Error(`Report ${report.id} is gone`);
  return ok(after);
}
