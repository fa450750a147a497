import { z } from 'zod';

/** All measures in millimetres. */
export interface LabelFormat {
  readonly pageWidth: number;
  readonly pageHeight: number;
  readonly columns: number;
  readonly rows: number;
  readonly labelWidth: number;
  readonly labelHeight: number;
  /** From the page's edge to the first label. */
  readonly left: number;
  readonly top: number;
  /** From the beginning of one label to that of the next. */
  readonly pitchX: number;
  readonly pitchY: number;
}

const A4 = { pageWidth: 210, pageHeight: 297 };
const LETTER = { pageWidth: 215.9, pageHeight: 279.4 };

/** The common sheets, by the measures that Avery publishes for each (templates L7163, L7162 and 5160). */
export const LABEL_FORMATS = {
  L7163: {
    ...A4,
    columns: 2,
    rows: 7,
    labelWidth: 99.1,
    labelHeight: 38.1,
    left: 4.65,
    top: 15.15,
    pitchX: 101.6,
    pitchY: 38.1,
  },
  L7162: {
    ...A4,
    columns: 2,
    rows: 8,
    labelWidth: 99.1,
    labelHeight: 33.9,
    left: 4.65,
    top: 12.9,
    pitchX: 101.6,
    pitchY: 33.9,
  },
  '5160': {
    ...LETTER,
    columns: 3,
    rows: 10,
    labelWidth: 66.675,
    labelHeight: 25.4,
    left: 4.7625,
    top: 12.7,
    pitchX: 69.85,
    pitchY: 25.4,
  },
} as const satisfies Record<string, LabelFormat>;

export const FORMAT_NAMES = ['L7163', 'L7162', '5160', 'free'] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];

const millimetres = (min: number, max: number) => z.number().min(min).max(max);

/** Two lengths that differ by less are the same to a ruler and to a printer. */
const TOLERANCE = 0.05;

/**
 * A sheet of any size; a roll or a single label is a page of one. What does not fit on its page is refused with the
 * field that is too large (`rule` in the issue's parameters).
 */
export const freeFormat = z
  .object({
    pageWidth: millimetres(15, 330),
    pageHeight: millimetres(10, 483),
    columns: z.number().int().min(1).max(20),
    rows: z.number().int().min(1).max(60),
    labelWidth: millimetres(15, 330),
    labelHeight: millimetres(8, 483),
    left: millimetres(0, 300),
    top: millimetres(0, 450),
    pitchX: millimetres(0, 330),
    pitchY: millimetres(0, 483),
  })
  .superRefine((format, context) => {
    const refuse = (path: string, rule: string) =>
      context.addIssue({ code: 'custom', path: [path], message: rule, params: { rule } });
    if (format.columns > 1 && format.pitchX < format.labelWidth - TOLERANCE)
      refuse('pitchX', 'labelsOverlap');
    if (format.rows > 1 && format.pitchY < format.labelHeight - TOLERANCE) refuse('pitchY', 'labelsOverlap');
    if (format.left + (format.columns - 1) * format.pitchX + format.labelWidth > format.pageWidth + TOLERANCE)
      refuse('columns', 'sheetTooNarrow');
    if (format.top + (format.rows - 1) * format.pitchY + format.labelHeight > format.pageHeight + TOLERANCE)
      refuse('rows', 'sheetTooShort');
  });

/** A single label as its own page, as label printers take them. Millimetres. */
export function singleLabel(width: number, height: number): LabelFormat {
  return {
    pageWidth: width,
    pageHeight: height,
    columns: 1,
    rows: 1,
    labelWidth: width,
    labelHeight: height,
    left: 0,
    top: 0,
    pitchX: width,
    pitchY: height,
  };
}

/** How many labels a sheet holds. */
export function labelsPerSheet({ columns, rows }: LabelFormat): number {
  return columns * rows;
}
