import { localDateTime } from '#shared/calendars/localTime.ts';
import type { Cell } from '#shared/exports/cell.ts';
import type { PresentationWords } from '#shared/reports/formatWords.ts';
import type { ReportData } from '#shared/reports/reportData.ts';
import { text } from './grid.ts';
import type { ReportExtras } from './reportDocument.ts';

/** What a report is of, line by line: above the tables of a CSV file, on the cover of a workbook. */
export function factsOf(
  data: ReportData,
  words: PresentationWords,
  { letterhead, issue }: Pick<ReportExtras, 'letterhead' | 'issue'>,
): Cell[][] {
  const { period, filters, asOf, timeZone } = data;
  return [
    [text(letterhead.institution)],
    ...(issue === undefined ? [] : [[text(words.folio), text(issue.folio)]]),
    ...(issue === undefined ? [] : [[text(words.fingerprint), text(issue.hash)]]),
    period === null
      ? [text(words.period), text(words.noPeriod)]
      : [text(words.period), { type: 'date', date: period.from }, { type: 'date', date: period.to }],
    ...(filters.length === 0
      ? [[text(words.filters), text(words.noFilter)]]
      : filters.map(({ label, value }) => [text(label), text(value)])),
    [text(words.asOf), { type: 'time', local: localDateTime(Date.parse(asOf), timeZone) }],
    [text(words.timeZone), text(timeZone)],
  ];
}
