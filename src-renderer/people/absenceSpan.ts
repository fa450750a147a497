import { addToDate, fromLocal, startOfDate } from '#shared/calendars/localTime.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { toIso } from '#shared/kernel/time.ts';

export interface AbsenceValues {
  kind: 'vacation' | 'sick' | 'training' | 'other';
  /** First and last day, both of them absent. */
  from: string;
  to: string;
  isWholeDay: boolean;
  fromTime: string;
  toTime: string;
  note: string;
}

export type AbsenceProblem = 'required' | 'date' | 'time' | 'endsBefore';

type AbsenceProblems = Partial<Record<keyof AbsenceValues, AbsenceProblem>>;
interface Span {
  readonly from: string;
  readonly to: string;
}

const DATE = /^\d{4}-\d\d-\d\d$/;

/**
 * The instants of an absence in the institution's zone: whole days from the first midnight to the one after the last
 * day. Problems by field when it cannot be one.
 */
export function absenceSpan(values: AbsenceValues, zone: string): Result<Span, AbsenceProblems> {
  const problems: AbsenceProblems = {};
  for (const field of ['from', 'to'] as const) {
    if (values[field] === '') problems[field] = 'required';
    else if (!DATE.test(values[field]) || Number.isNaN(Date.parse(values[field]))) problems[field] = 'date';
  }
  if (Object.keys(problems).length > 0) return { ok: false, error: problems };
  if (values.isWholeDay) {
    if (values.to < values.from) return { ok: false, error: { to: 'endsBefore' } };
    return ok({
      from: toIso(startOfDate(values.from, zone)),
      to: toIso(startOfDate(addToDate(values.to, 1), zone)),
    });
  }
  const from = fromLocal(`${values.from}T${values.fromTime}`, zone);
  const to = fromLocal(`${values.to}T${values.toTime}`, zone);
  if (from === null) return { ok: false, error: { fromTime: 'time' } };
  if (to === null) return { ok: false, error: { toTime: 'time' } };
  return to <= from ? { ok: false, error: { to: 'endsBefore' } } : ok({ from: toIso(from), to: toIso(to) });
}
