import { setImmediate as turn } from 'node:timers/promises';
import { reportFormats } from '#shared/reports/format.ts';
import { presentationWords } from '#shared/reports/formatWords.ts';
import type { ReportData } from '#shared/reports/reportData.ts';
import type { SheetRow } from '../../workbook/task.ts';
import { startWorkbook } from '../../workbook/writeWorkbook.ts';
import { factsOf } from './facts.ts';
import { type Grid, gridsOf, text, textsOf } from './grid.ts';
import type { ReportExtras } from './reportDocument.ts';

/** Rows between two turns of the event loop, in which other calls are read. */
const SLICE = 500;

/**
 * A report as a workbook: a cover with what it is of and its definitions, and a sheet for each table.
 *
 * @throws when the thread that writes it fails
 */
export async function reportWorkbook(
  data: ReportData,
  extras: ReportExtras,
): Promise<Uint8Array<ArrayBuffer>> {
  const words = presentationWords[data.language];
  const formats = reportFormats(data.language, data.currency);
  const book = startWorkbook();
  const onAbort = () => book.stop();
  extras.signal?.addEventListener('abort', onAbort);
  try {
    book.sheet({ name: words.cover, frozenRows: 0 });
    book.addStyled(cover(data, extras));
    for (const grid of gridsOf(data, words, 'inCells')) {
      book.sheet({ name: grid.title, frozenRows: grid.head.length, frozenColumns: 1 });
      book.addStyled(grid.head.map((line) => ({ cells: line.map(text), look: 'head' })));
      for (let at = 0; at < grid.rows.length; at += SLICE) {
        extras.signal?.throwIfAborted();
        book.addStyled(grid.rows.slice(at, at + SLICE));
        await turn();
      }
      book.addStyled(tail(grid, (count) => words.more(formats.value('number', count))));
    }
    return await book.end();
  } catch (fault) {
    // Whoever took it back hears of that, not of the thread that ended for it.
    extras.signal?.throwIfAborted();
    throw fault;
  } finally {
    extras.signal?.removeEventListener('abort', onAbort);
    book.stop();
  }
}

function cover(data: ReportData, extras: ReportExtras): SheetRow[] {
  const words = presentationWords[data.language];
  const plain = (cells: SheetRow['cells']): SheetRow => ({ cells, look: 'plain' });
  const heading = (title: string): SheetRow[] => [plain([null]), { cells: [text(title)], look: 'strong' }];
  return [
    { cells: [text(data.title)], look: 'title' },
    ...(data.subtitle === null ? [] : [plain([text(data.subtitle)])]),
    ...factsOf(data, words, extras).map(plain),
    ...textsOf(data).flatMap(({ title, paragraphs }) => [
      ...heading(title),
      ...paragraphs.map((paragraph) => plain([text(paragraph)])),
    ]),
    ...(data.definitions.length === 0 ? [] : heading(words.definitions)),
    ...data.definitions.map(({ term, text: meaning }) => plain([text(term), text(meaning)])),
  ];
}

/** Below the rows, where it is in nobody's way who sorts or filters them. */
function tail({ note, more }: Grid, moreOf: (count: number) => string): SheetRow[] {
  const lines = [...(more > 0 ? [moreOf(more)] : []), ...(note === null ? [] : [note])];
  return lines.map((line) => ({ cells: [text(line)], look: 'note' }));
}
