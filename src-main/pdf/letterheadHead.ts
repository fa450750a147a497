import type { Column, Content } from 'pdfmake/interfaces.js';
import type { Letterhead } from './signedPaper.ts';

export const PAGE_MARGIN = 48;
export const HEAD_TOP = 30;
const MARK = 54;

const INSTITUTION = { size: 12, line: 15, perLine: 40 };
const LINE = { size: 8, line: 10.5, perLine: 68 };

const rows = (text: string, perLine: number) => Math.max(1, Math.ceil(text.length / perLine));

/** Room for what stands at the right, where there is neither code nor logo. */
const LEAST = 42;

/** How much room a letterhead takes, with a code or without: pdfmake asks for it before it sets any line. */
export function headHeight({ institution, lines, logo }: Letterhead, hasCode = true): number {
  const text =
    rows(institution, INSTITUTION.perLine) * INSTITUTION.line +
    lines.reduce((sum, line) => sum + rows(line, LINE.perLine) * LINE.line, 0);
  return Math.max(hasCode || logo !== null ? MARK : LEAST, text);
}

export function rule(width: number, color: string): Content {
  return {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.75, lineColor: color }],
  };
}

export interface Head {
  readonly letterhead: Letterhead;
  /** As `headHeight` says. */
  readonly height: number;
  /** Between the margins. */
  readonly width: number;
  /** At the right. */
  readonly beside: {
    /** What kind of document it is, or which copy. */
    readonly name: string;
    readonly referenceLabel: string;
    readonly reference: string;
    /** What its code says; null where there is none. */
    readonly qr: string | null;
  };
}

/** The head of a page of an institution: its logo, name and lines, and what the document goes by. */
export function letterheadHead({ letterhead, height, width, beside }: Head): Content {
  const logo: Column[] =
    letterhead.logo === null
      ? []
      : [{ width: 'auto', stack: [{ image: letterhead.logo, fit: [110, MARK] }] }];
  const qr: Column[] =
    beside.qr === null
      ? []
      : [
          {
            width: MARK,
            qr: beside.qr,
            fit: MARK,
            eccLevel: 'M',
            foreground: '#1b2222',
            alignment: 'right',
          },
        ];
  return {
    margin: [PAGE_MARGIN, HEAD_TOP, PAGE_MARGIN, 0],
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
                      { text: beside.name, fontSize: 8.5, bold: true },
                      {
                        text: beside.referenceLabel,
                        fontSize: 7.5,
                        color: '#4a5454',
                        margin: [0, 6, 0, 0],
                      },
                      { text: beside.reference, style: 'reference', fontSize: 12.5 },
                    ],
                  },
                  ...qr,
                ],
              },
            ],
          ],
        },
        layout: 'flush',
      },
      { ...(rule(width, '#0f5b5e') as object), margin: [0, 5, 0, 0] } as Content,
    ],
  };
}
