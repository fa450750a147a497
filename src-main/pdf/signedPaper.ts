import type { Content, ContentStack, TableCell } from 'pdfmake/interfaces.js';

/**
 * A document that people sign: the institution's letterhead on every page, and as many copies as are handed out, each
 * named and with pages of its own, all from one content. Plain data only, since it travels to the worker thread.
 */
export interface SignedPaper {
  readonly title: string;
  /** BCP 47, for screen readers. */
  readonly language: string;
  readonly letterhead: Letterhead;
  /** What the document goes by, above its number: `Folio`. */
  readonly referenceLabel: string;
  /** Printed beside its QR code on every page. */
  readonly reference: string;
  /** What each copy is called; one name at least. */
  readonly copies: readonly string[];
  /** Left of the foot of each page. */
  readonly footer: string;
  /** Right of it, with `{page}` and `{pages}` of the copy. */
  readonly pageLabel: string;
  /** Across every page, of what is not issued yet. */
  readonly watermark: string | null;
  /** Of one copy. */
  readonly content: readonly Content[];
  /** PNG and JPEG files by the name under which content and letterhead show them. */
  readonly images: Readonly<Record<string, Uint8Array>>;
}

export interface Letterhead {
  readonly institution: string;
  /** Address, telephone, unit: below the name, a line each. */
  readonly lines: readonly string[];
  /** Name of one of the images; null where the institution has none. */
  readonly logo: string | null;
}

/** A letterhead as the settings have it: lines of text, the first few of them. */
export function letterheadLines(text: string): string[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const most = 4;
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), lines.slice(most - 1).join(' · ')];
}

export interface SignatureLine {
  /** What the person does: delivers, receives, authorises. */
  readonly role: string;
  /** Null leaves the line to be filled in by hand. */
  readonly name: string | null;
  /** Post, area, number: below the name. */
  readonly details: readonly string[];
  /** Name of the image of a drawn signature; null leaves room for a pen. */
  readonly image: string | null;
  /** What was said on screen and when; below all else. */
  readonly note: string | null;
}

const SIGNATURE_HEIGHT = 46;
const LINE_WIDTH = 152;

/** The room above a line, in points: for a pen, a drawing, or the stamp of a digital signature. */
export const signatureRoom = { width: LINE_WIDTH, height: SIGNATURE_HEIGHT } as const;

/** Lines to be signed, side by side, never torn apart by the end of a page. */
export function signatureBlocks(lines: readonly SignatureLine[], emptyLabel: string): Content {
  return {
    table: {
      widths: lines.map(() => '*'),
      dontBreakRows: true,
      body: [lines.map((line): TableCell => ({ stack: blockOf(line, emptyLabel) }))],
    },
    layout: 'noBorders',
  };
}

function blockOf(line: SignatureLine, emptyLabel: string): ContentStack['stack'] {
  const centred = { alignment: 'center' as const };
  // The same height with and without a picture, so that the lines are level.
  const signature: Content = {
    table: {
      widths: ['*'],
      heights: [SIGNATURE_HEIGHT],
      body: [
        [
          line.image === null
            ? // Set in the middle, though it shows nothing: whoever asks where it went learns where the room is.
              { text: '', ...centred }
            : {
                image: line.image,
                fit: [LINE_WIDTH, SIGNATURE_HEIGHT],
                ...centred,
                verticalAlignment: 'bottom',
              },
        ],
      ],
    },
    layout: 'flush',
  };
  return [
    { text: line.role.toUpperCase(), style: 'signerRole', ...centred },
    signature,
    {
      canvas: [{ type: 'line', x1: 0, y1: 0, x2: LINE_WIDTH, y2: 0, lineWidth: 0.75, lineColor: '#1b2222' }],
      ...centred,
      margin: [0, 0, 0, 4],
    },
    line.name === null
      ? { text: emptyLabel, style: 'muted', ...centred }
      : { text: line.name, style: 'strong', fontSize: 9, ...centred },
    ...line.details.map((text): Content => ({ text, fontSize: 8, ...centred })),
    ...(line.note === null
      ? []
      : [{ text: line.note, fontSize: 7, color: '#4a5454', ...centred, margin: [4, 3, 4, 0] } as Content]),
  ];
}

/** Lets words break that are longer than a narrow column is wide; zero-width spaces show nowhere. */
export function breakable(text: string, most: number): string {
  return text.replace(new RegExp(`\\S{${most + 1},}`, 'gu'), (word) =>
    word.replace(new RegExp(`.{${most}}(?=.)`, 'gu'), '$&\u200b'),
  );
}
