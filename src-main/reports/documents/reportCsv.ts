import { setImmediate as turn } from 'node:timers/promises';
import { type Cell, CSV_MARK, csvLine, csvStyleOf } from '#shared/exports/cell.ts';
import { reportFormats } from '#shared/reports/format.ts';
import { presentationWords } from '#shared/reports/formatWords.ts';
import type { ReportData } from '#shared/reports/reportData.ts';
import { factsOf } from './facts.ts';
import { gridsOf, text, textsOf } from './grid.ts';
import type { ReportExtras } from './reportDocument.ts';

/** Rows between two turns of the event loop, in which other calls are read. */
const SLICE = 500;

/**
 * A report as CSV: what it is of, then one table after the other below its title, then the definitions. Empty lines
 * part them.
 */
export async function reportCsv(data: ReportData, extras: ReportExtras): Promise<Uint8Array<ArrayBuffer>> {
  const words = presentationWords[data.language];
  const formats = reportFormats(data.language, data.currency);
  const style = csvStyleOf(data.language);
  const parts: string[] = [CSV_MARK];
  const write = (cells: readonly Cell[]) => parts.push(csvLine(cells, style));
  const gap = () => parts.push('\r\n');

  write([text(data.title)]);
  if (data.subtitle !== null) write([text(data.subtitle)]);
  for (const fact of factsOf(data, words, extras)) write(fact);
  for (const { title, note, head, rows, more } of gridsOf(data, words, 'inHeadings')) {
    gap();
    write([text(title)]);
    if (note !== null) write([text(note)]);
    for (const line of head) write(line.map(text));
    for (let at = 0; at < rows.length; at += SLICE) {
      extras.signal?.throwIfAborted();
      parts.push(
        rows
          .slice(at, at + SLICE)
          .map(({ cells }) => csvLine(cells, style))
          .join(''),
      );
      await turn();
    }
    if (more > 0) write([text(words.more(formats.value('number', more)))]);
  }
  for (const { title, paragraphs } of textsOf(data)) {
    gap();
    write([text(title)]);
    for (const paragraph of paragraphs) write([text(paragraph)]);
  }
  if (data.definitions.length > 0) {
    gap();
    write([text(words.definitions)]);
    for (const { term, text: meaning } of data.definitions) write([text(term), text(meaning)]);
  }
  return new TextEncoder().encode(parts.join(''));
}
