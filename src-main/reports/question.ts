import type { Result } from '#shared/kernel/result.ts';
import type { ReportData } from '#shared/reports/reportData.ts';
import type { ReadDb } from '../db/handles.ts';
import type { BuiltInQuestion } from './builtIns/builtInQuestion.ts';
import { makeBuiltIn } from './builtIns/makeBuiltIn.ts';
import { makeSpecReport } from './engine/makeSpecReport.ts';
import type { Progress, SpecQuestion } from './engine/specQuestion.ts';

export type ReportQuestion =
  | { readonly kind: 'builtIn'; readonly question: BuiltInQuestion }
  | { readonly kind: 'spec'; readonly question: SpecQuestion };

/** Makes a report; called in the thread, or by a test. */
export async function answerReport(
  db: ReadDb,
  asked: ReportQuestion,
  progress: Progress = () => undefined,
): Promise<Result<ReportData>> {
  if (asked.kind === 'builtIn') return makeBuiltIn(db, asked.question, progress);
  return makeSpecReport(db, asked.question, progress);
}
