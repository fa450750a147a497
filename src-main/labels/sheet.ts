import type { LabelOptions } from '#shared/labels/contract.ts';
import { LABEL_FORMATS, type LabelFormat } from '#shared/labels/formats.ts';
import { placeLabels } from '#shared/labels/placeLabels.ts';
import { drawLabel, type LabelText } from './labelSvg.ts';

export interface Sheets {
  /** One SVG a sheet; its view box is the page in millimetres. */
  readonly pages: readonly string[];
  readonly labels: number;
  readonly isWithoutBars: boolean;
}

/** The measures that the options name; null where they ask for a free format and give none. */
export function formatOf(options: LabelOptions): LabelFormat | null {
  return options.format === 'free' ? (options.free ?? null) : LABEL_FORMATS[options.format];
}

/** Lays labels out on sheets, each asset as often as `copies` says. At most `most` sheets are drawn. */
export function drawSheets(
  format: LabelFormat,
  texts: readonly LabelText[],
  options: LabelOptions,
  most = Number.POSITIVE_INFINITY,
): Sheets {
  const drawings = texts.map((text) => drawLabel(format, text, options));
  const all = drawings.flatMap((drawing) => Array.from({ length: options.copies }, () => drawing));
  const places = placeLabels(format, all.length, options.startAt);
  const pages: string[][] = [];
  for (const [index, place] of places.entries()) {
    if (place.page >= most) break;
    const page = pages[place.page] ?? [];
    pages[place.page] = page;
    page.push(`<g transform="translate(${place.x} ${place.y})">${all[index]?.elements ?? ''}</g>`);
  }
  return {
    pages: pages.map((groups) => pageSvg(format, groups)),
    labels: all.length,
    isWithoutBars: options.code !== 'qr' && drawings.some((drawing) => !drawing.hasBars),
  };
}

function pageSvg({ pageWidth, pageHeight }: LabelFormat, groups: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${pageWidth}mm" height="${pageHeight}mm" viewBox="0 0 ${pageWidth} ${pageHeight}" font-family="Roboto, sans-serif" fill="#000">${groups.join('')}</svg>`;
}
