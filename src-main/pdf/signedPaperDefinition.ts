import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { HEAD_TOP, headHeight, letterheadHead, PAGE_MARGIN, rule } from './letterheadHead.ts';
import type { SignedPaper } from './signedPaper.ts';
import { pdfStyles } from './styles.ts';

/** Width of a Letter page between its margins. */
const WIDTH = 612 - 2 * PAGE_MARGIN;

/** What pdfmake is to lay out; runs in the worker, since its head and foot are functions. */
export function signedPaperDefinition(
  job: SignedPaper,
  images: Record<string, string>,
): TDocumentDefinitions {
  const height = headHeight(job.letterhead);
  const { letterhead, referenceLabel, reference } = job;
  return {
    pageSize: 'LETTER',
    pageMargins: [PAGE_MARGIN, HEAD_TOP + height + 22, PAGE_MARGIN, 54],
    version: '1.7',
    tagged: true,
    displayTitle: true,
    language: job.language,
    info: { title: job.title, author: job.letterhead.institution, creator: 'SoporteBalance' },
    ...(job.watermark === null
      ? {}
      : { watermark: { text: job.watermark, color: '#8a9494', opacity: 0.18, bold: true, angle: -35 } }),
    header: (page, pages) =>
      letterheadHead({
        letterhead,
        height,
        width: WIDTH,
        beside: { name: copyAt(job, page, pages).name, referenceLabel, reference, qr: reference },
      }),
    footer: (page, pages) => {
      const copy = copyAt(job, page, pages);
      return {
        margin: [PAGE_MARGIN, 14, PAGE_MARGIN, 0],
        stack: [
          rule(WIDTH, '#d0d6d6'),
          {
            margin: [0, 4, 0, 0],
            columns: [
              { width: '*', text: job.footer, style: 'muted' },
              {
                width: 'auto',
                text: job.pageLabel
                  .replace('{page}', String(copy.page))
                  .replace('{pages}', String(copy.pages)),
                style: 'muted',
              },
            ],
          },
        ],
      };
    },
    content: job.copies.map((_name, index) => ({
      // pdfmake writes into what it lays out: each copy needs one of its own.
      stack: structuredClone([...job.content]),
      ...(index === 0 ? {} : { pageBreak: 'before' as const }),
    })),
    images,
    styles: pdfStyles,
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.2, color: '#1b2222' },
  };
}

/** Which copy a page belongs to. All copies are laid out alike, so that each has the same number of pages. */
function copyAt(job: SignedPaper, page: number, pages: number) {
  const each = Math.max(1, Math.round(pages / job.copies.length));
  const index = Math.min(job.copies.length - 1, Math.floor((page - 1) / each));
  return { name: job.copies[index] ?? '', page: page - index * each, pages: each };
}
