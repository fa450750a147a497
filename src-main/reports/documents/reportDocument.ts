import type { PlacedStamp } from './stampPlace.ts';

/** What a presentation needs besides the report itself; the file formats that have no place for something leave it out. */
export interface ReportExtras {
  readonly letterhead: {
    readonly institution: string;
    /** Address, telephone, unit: a line each (`letterheadLines` of src-main/pdf/signedPaper.ts). */
    readonly lines: readonly string[];
    /** PNG or JPEG; null where the institution has none. */
    readonly logo: Uint8Array | null;
  };
  /** Left out: a report that was made but not issued. */
  readonly issue?: ReportIssue | undefined;
  /** Ends the work; the promise is rejected with its reason. */
  readonly signal?: AbortSignal | undefined;
}

/** What makes it a report that was issued: printed on each page, and to be signed at its end. */
export interface ReportIssue {
  readonly folio: string;
  /** What the QR code says: the folio and the hash, or an address with both. */
  readonly qr: string;
  /** Of the canonical data; printed in groups that people can compare. */
  readonly hash: string;
  /** In the order in which they sign; a name that is null leaves the line to be filled in by hand. */
  readonly signers: readonly {
    readonly role: string;
    readonly name: string | null;
    readonly post: string;
  }[];
}

export interface ReportDocument {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of the file, with its ending. */
  readonly name: string;
  readonly mediaType: string;
  /** Of an issued PDF: above each signer's line, where a visible signature may stand; in the order of the signers. */
  readonly stamps: readonly PlacedStamp[];
}
