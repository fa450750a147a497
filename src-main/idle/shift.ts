import type { WorkingCalendar } from '#shared/calendars/workingTime.ts';
import type { Span } from '#shared/indicators/period.ts';

/** When somebody was on shift in a span: their calendar's openings with the absences cut out. */
export function shiftIn(working: WorkingCalendar, span: Span, absences: readonly Span[]): Span[] {
  if (span.to <= span.from) return [];
  const away = [...absences].sort((a, b) => a.from - b.from);
  const left: Span[] = [];
  for (const [opens, closes] of working.openings(span.from, span.to)) {
    let from = opens;
    for (const absence of away) {
      if (absence.to <= from || absence.from >= closes) continue;
      if (absence.from > from) left.push({ from, to: absence.from });
      from = Math.max(from, absence.to);
    }
    if (from < closes) left.push({ from, to: closes });
  }
  return left;
}

/** Seconds of some spans together. */
export function secondsOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, to }) => sum + (to - from), 0) / 1_000;
}
