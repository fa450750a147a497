import type { ReadDb } from '#main/db/handles.ts';
import type { BuiltInQuestion } from '#main/reports/builtIns/builtInQuestion.ts';
import { makeBuiltIn } from '#main/reports/builtIns/makeBuiltIn.ts';
import type { Actor } from '#main/rpc/context.ts';
import { nobody } from '#main/rpc/context.ts';
import {
  type ReportData,
  type ReportSection,
  type ReportValue,
  reportData,
} from '#shared/reports/reportData.ts';
import type { BuiltIn } from '#shared/reports/source.ts';

/** Sees what managers and administrators see. */
export const chief: Actor = { ...nobody, roles: ['manager', 'administrator'] };

/** A report of the product in English; what is no report fails the test. */
export async function made(
  db: ReadDb,
  name: BuiltIn,
  asked: Partial<BuiltInQuestion> & Pick<BuiltInQuestion, 'asOf' | 'dates'>,
): Promise<ReportData> {
  const progress: [number, number][] = [];
  const result = await makeBuiltIn(
    db,
    { name, subject: {}, filter: {}, language: 'en', limit: 100, viewer: chief, ...asked },
    (done, total) => progress.push([done, total]),
  );
  if (!result.ok) throw new Error(`Refused: ${result.error.code}`);
  const [last] = progress.slice(-1);
  if (last === undefined || last[0] !== last[1]) throw new Error(`Ended at ${String(last)}`);
  return reportData.parse(result.value.data);
}

type Of<K extends ReportSection['kind']> = Extract<ReportSection, { kind: K }>;

/** The only section of a kind with that title. */
export function section<K extends ReportSection['kind']>(data: ReportData, kind: K, title: string): Of<K> {
  const found = data.sections.filter((each): each is Of<K> => each.kind === kind && each.title === title);
  const [only] = found;
  if (only === undefined || found.length > 1) {
    const there = data.sections.map((each) => `${each.kind} ${each.title}`).join(', ');
    throw new Error(`${found.length} sections ${kind} “${title}” among ${there}`);
  }
  return only;
}

/** The cells of a table, row by row. */
export function cells(data: ReportData, title: string): ReportValue[][] {
  return section(data, 'table', title).rows.map((row) => row.cells);
}

/** Label and value of the figures of a report. */
export function figure(data: ReportData, label: string): ReportValue {
  const [only, more] = data.sections.flatMap((each) =>
    each.kind === 'figures' ? each.items.filter((item) => item.label === label) : [],
  );
  if (only === undefined || more !== undefined) throw new Error(`No single figure ${label}`);
  return only.value;
}
