import type { Content, ContentSvg, ContentText, TableCellProperties } from 'pdfmake/interfaces.js';
import { type ReportFormats, reportFormats } from '#shared/reports/format.ts';
import { type PresentationWords, presentationWords } from '#shared/reports/formatWords.ts';
import type { ReportData, ReportValue, ValueKind } from '#shared/reports/reportData.ts';
import { legible, UNWRITABLE } from '../../../pdf/legible.ts';
import { type Element, element, type Tagged } from '../../../pdf/tagging.ts';
import { boldFont, textFont } from '../../../pdf/typesetter.ts';

const fonts = { plain: textFont(), bold: boldFont() };

/** What one report is set with: its words and formats, its font, and the structure that grows with it. */
export interface Press {
  readonly data: ReportData;
  readonly words: PresentationWords;
  readonly formats: ReportFormats;
  /** Of the document; sections hang on it. */
  readonly root: Element;
  /** What people wrote, as it can be set and drawn. */
  text(text: string): string;
  value(kind: ValueKind, value: ReportValue, digits?: number): string;
  /** In points, of a text that went through `text`. */
  widthOf(text: string, size: number, isBold?: boolean): number;
  /** Whether anything had to be replaced that the font cannot draw. */
  lacksCharacters(): boolean;
}

export function pressOf(data: ReportData): Press {
  const formats = reportFormats(data.language, data.currency);
  let isLacking = false;
  const text = (given: string) => {
    const set = legible(given, fonts.plain);
    isLacking ||= set.includes(UNWRITABLE);
    return set;
  };
  return {
    data,
    words: presentationWords[data.language],
    formats,
    root: element(null, 'Document'),
    text,
    value: (kind, value, digits) => text(formats.value(kind, value, digits)),
    widthOf: (line, size, isBold = false) => (isBold ? fonts.bold : fonts.plain).widthOf(line, size),
    lacksCharacters: () => isLacking,
  };
}

type Node = (ContentText | ContentSvg) & TableCellProperties;

/** A node that is an element of the structure; pdfmake's types know nothing of it. */
export function tagged(content: Node, tag: Element): Node & Tagged {
  return { ...content, tag };
}

/** What stays together must not become as tall as a page. */
export const LONGEST_TITLE = 240;

/** Least room below a heading: less, and it goes to the next page with what it is the heading of. */
const KEPT = 72;

/**
 * A heading that never stands alone at the end of a page: it takes room for what follows with it, which `below` gives
 * back.
 */
export function heading(press: Press, parent: Element, title: string): Content {
  const text = shortened(press.text(title), LONGEST_TITLE);
  return {
    unbreakable: true,
    stack: [
      tagged(
        { text, style: 'section', fontSize: 11.5, margin: [0, 0, 0, 4], outline: true, outlineText: text },
        element(parent, 'H2'),
      ),
      { text: '', fontSize: 1, margin: [0, 0, 0, KEPT] },
    ],
  };
}

/** What stands below a heading. */
export function below(content: Content[], space = 14): Content {
  return { stack: content, margin: [0, -KEPT - 1, 0, space] };
}

/** At most so many letters, with an ellipsis where some are missing. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text
    .slice(0, most - 1)
    .toWellFormed()
    .replace(/\ufffd$/, '')
    .trimEnd()}…`;
}
