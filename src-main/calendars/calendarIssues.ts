import { calendarDefinition } from '#shared/calendars/calendarRules.ts';
import type { CalendarFields } from './queries.ts';

export interface FieldIssue {
  readonly path: string;
  readonly rule: string;
  readonly message: string;
}

/** What is wrong with a calendar beyond the shape that its contract checks, field by field. */
export function calendarIssues(fields: CalendarFields): FieldIssue[] {
  const parsed = calendarDefinition.safeParse({
    timeZone: fields.timeZone,
    versions: fields.versions.map((version) => ({ ...version, holidays: [] })),
  });
  const issues: FieldIssue[] = (parsed.error?.issues ?? []).map((issue) => ({
    path: issue.path.map(String).join('.'),
    rule: issue.code === 'custom' && typeof issue.params?.rule === 'string' ? issue.params.rule : issue.code,
    message: issue.message,
  }));
  const seen = new Set<string>();
  for (const [index, { date }] of fields.holidays.entries()) {
    if (seen.has(date)) {
      issues.push({ path: `holidays.${index}.date`, rule: 'sameDate', message: 'That day is listed twice.' });
    }
    seen.add(date);
  }
  return issues;
}
