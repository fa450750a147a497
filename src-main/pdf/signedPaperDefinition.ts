import type { Column, Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Letterhead, SignedPaper } from './signedPaper.ts';
import { pdfStyles } from './styles.ts';

const MARGIN = 48;
const TOP = 30;
const MARK = 54;
/** Width of a Letter page between its margins. */
const WIDTH = 612 - 2 * MARGIN;

const INSTITUTION = { size: 12, line: 15, perLine: 40 };
const LINE = { size: 8, line: 10.5, perLine: 68 };

const rows = (text: string, perLine: number) => Math.max(1, Math.ceil(text.length / perLine));

/** How much room a letterhead takes: pdfmake asks for it before it sets any line. */
function headHeight({ institution, lines }: Letterhead): number {
  const text =
    rows(institution, INSTITUTION.perLine) * INSTITUTION.line +
    lines.reduce((sum, line) => sum + rows(line, LINE.perLine) * LINE.line, 0);
  return Math.max(MARK, text);
}

/** What pdfmake is to lay out; runs in the worker, since its head and foot are functions. */
export function signedPaperDefinition(
  job: SignedPaper,
  images: Record<string, string>,
): TDocumentDefinitions {
  const height = headHeight(job.letterhead);
  return {
    pageSize: 'LETTER',
    pageMargins: [MARGIN, TOP + height + 22, MARGIN, 54],
    version: '1.7',
    tagged: true,
    displayTitle: true,
    language: job.language,
    info: { title: job.title, author: job.letterhead.institution, creator: 'SoporteBalance' },
    ...(job.watermark === null
      ? {}
      : { watermark: { text: job.watermark, color: '#8a9494', opacity: 0.18, bold: true, angle: -35 } }),
    header: (page, pages) => headOf(job, copyAt(job, page, pages).name, height),
    footer: (page, pages) => {
      const copy = copyAt(job, page, pages);
      return {
        margin: [MARGIN, 14, MARGIN, 0],
        stack: [
          rule('#d0d6d6'),
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

function rule(color: string): Content {
  return {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: 0.75, lineColor: color }],
  };
}

function headOf(job: SignedPaper, copy: string, height: number): Content {
  const { letterhead } = job;
  const logo: Column[] =
    letterhead.logo === null
      ? []
      : [{ width: 'auto', stack: [{ image: letterhead.logo, fit: [110, MARK] }] }];
  return {
    margin: [MARGIN, TOP, MARGIN, 0],
    stack: [
      {
        table: {
          widths: ['*'],
          heights: [height],
          body: [
            [
              {
                columnGap: 12,
                columns: [
                  ...logo,
                  {
                    width: '*',
                    stack: [
                      {
                        text: letterhead.institution,
                        fontSize: INSTITUTION.size,
                        bold: true,
                        lineHeight: 1.1,
                      },
                      ...letterhead.lines.map(
                        (text): Content => ({ text, fontSize: LINE.size, color: '#4a5454' }),
                      ),
                    ],
                  },
                  {
                    width: 118,
                    alignment: 'right',
                    stack: [
                      { text: copy, fontSize: 8.5, bold: true },
                      { text: job.referenceLabel, fontSize: 7.5, color: '#4a5454', margin: [0, 6, 0, 0] },
                      { text: job.reference, style: 'reference', fontSize: 12.5 },
                    ],
                  },
                  {
                    width: MARK,
                    qr: job.reference,
                    fit: MARK,
                    eccLevel: 'M',
                    foreground: '#1b2222',
                    alignment: 'right',
                  },
                ],
              },
            ],
          ],
        },
        layout: 'flush',
      },
      { ...(rule('#0f5b5e') as object), margin: [0, 5, 0, 0] } as Content,
    ],
  };
}
