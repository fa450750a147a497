import type { Result } from '#shared/kernel/result.ts';
import type { ReadDb } from '../db/handles.ts';
import type { BuiltInQuestion } from './builtIns/builtInQuestion.ts';
import { makeBuiltIn } from './builtIns/makeBuiltIn.ts';
import { makeSpecReport } from './engine/makeSpecReport.ts';
import { type FoundRecords, type RecordsQuestion, recordsPage } from './engine/recordsPage.ts';
import type { Progress, SpecQuestion } from './engine/specQuestion.ts';
import type { MadeReport } from './madeReport.ts';

/** A report that is to be made. */
export type ReportQuestion =
  | { readonly kind: 'builtIn'; readonly question: BuiltInQuestion }
  | { readonly kind: 'spec'; readonly question: SpecQuestion };

/** What a thread can be asked: a report, or a page of the list behind one of its figures. */
export type Question = ReportQuestion | { readonly kind: 'records'; readonly question: RecordsQuestion };

export interface Answers {
  readonly builtIn: MadeReport;
  readonly spec: MadeReport;
  readonly records: FoundRecords;
}
export type Kind = keyof Answers;

/** Answers a question; called in the thread, or by a test. */
export async function answerQuestion(
  db: ReadDb,
  asked: Question,
  progress: Progress = () => undefined,
): Promise<Result<Answers[Kind]>> {
  switch (asked.kind) {
    case 'builtIn':
      return makeBuiltIn(db, asked.question, progress);
    case 'spec':
      return makeSpecReport(db, asked.question, progress);
    case 'records':
      return recordsPage(db, asked.question);
  }
}
