import type { Content } from 'pdfmake/interfaces.js';

/** A document to render: plain data only, since it travels to the worker thread. */
export interface PdfJob {
  readonly title: string;
  /** BCP 47, for screen readers and hyphenation. */
  readonly language: string;
  readonly letterhead: {
    readonly institution: string;
    /** What kind of document it is. */
    readonly document: string;
    readonly reference: string;
  };
  /** Left of the foot of each page. */
  readonly footer: string;
  /** Right of it, with `{page}` and `{pages}`. */
  readonly pageLabel: string;
  readonly content: readonly Content[];
  /** PNG and JPEG files by the name under which the content shows them. */
  readonly images: Readonly<Record<string, Uint8Array>>;
}

/** Pages of drawings alone, each of the page's own size, without margins, heads and feet: labels. */
export interface PdfDrawings {
  readonly title: string;
  readonly language: string;
  readonly author: string;
  /** In points (72 an inch). */
  readonly page: { readonly width: number; readonly height: number };
  /** An SVG a page, stretched to its size. */
  readonly drawings: readonly string[];
}

/** What the worker answers with. */
export type PdfAnswer =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly message: string };
