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

/** What the worker answers with. */
export type PdfAnswer =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly message: string };
