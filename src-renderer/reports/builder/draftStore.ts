import { DEFAULT_PERIOD } from '#shared/reports/period.ts';
import { reportPeriod } from '#shared/reports/source.ts';
import type { Draft } from '#shared/reports/spec/templates.ts';
import { type ReportSpec, reportSpec } from '#shared/reports/spec.ts';
import { withoutOpenFilters } from './edits.ts';

const storage = typeof localStorage === 'undefined' ? undefined : localStorage;

/** Whose draft of which report: a machine may have several people, a person several windows. */
export function draftKey(personId: number, reportId: number | null): string {
  return `sb.reportDraft.${personId}.${reportId ?? 'new'}`;
}

/** What was being built when the page was left; null where there is nothing, or nothing that makes sense. */
export function keptDraft(text: string | null): Draft | null {
  let value: unknown = null;
  try {
    value = JSON.parse(text ?? 'null');
  } catch {
    // Somebody else's text under our key.
  }
  if (typeof value !== 'object' || value === null || !('spec' in value)) return null;
  const spec = looseSpec(value.spec);
  const period = reportPeriod.safeParse('period' in value ? value.period : null);
  return spec === null ? null : { spec, period: period.success ? period.data : DEFAULT_PERIOD };
}

/** A draft may still lack its title, its measures or its fields: they are lent for the check and taken away again. */
function looseSpec(given: unknown): ReportSpec | null {
  if (typeof given !== 'object' || given === null) return null;
  const lacks = (key: string) => {
    const value = (given as Record<string, unknown>)[key];
    return value === '' || (Array.isArray(value) && value.length === 0);
  };
  const parsed = reportSpec.safeParse({
    ...given,
    ...(lacks('title') ? { title: '-' } : {}),
    ...(lacks('measures') ? { measures: ['received'] } : {}),
    ...(lacks('fields') ? { fields: ['folio'] } : {}),
  });
  if (!parsed.success) return null;
  const title = lacks('title') ? '' : parsed.data.title;
  return parsed.data.kind === 'summary'
    ? { ...parsed.data, title, measures: lacks('measures') ? [] : parsed.data.measures }
    : { ...parsed.data, title, fields: lacks('fields') ? [] : parsed.data.fields };
}

export function readDraft(key: string): Draft | null {
  return keptDraft(storage?.getItem(key) ?? null);
}

export function keepDraft(key: string, { spec, period }: Draft): void {
  storage?.setItem(key, JSON.stringify({ spec: withoutOpenFilters(spec), period }));
}

export function dropDraft(key: string): void {
  storage?.removeItem(key);
}
