/** Folios look like `SB-2026-000123`: a prefix, the year in the institution's zone, and a gapless number. */
export function formatFolio(prefix: string, year: number, number: number): string {
  return `${prefix}-${year}-${String(number).padStart(6, '0')}`;
}

const FOLIO = /^[A-Z]{1,6}-\d{4}-\d{6,}$/;

/** Whether a text is written like a folio (any prefix), so that it need not be searched as text. */
export function looksLikeFolio(text: string): boolean {
  return FOLIO.test(text.trim().toUpperCase());
}

/** A new command id (UUID v4); made by the client, once for each thing the person did. */
export function newCommandId(): string {
  return crypto.randomUUID();
}
