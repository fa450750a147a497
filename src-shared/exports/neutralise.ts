// Blanks and marks that spreadsheets pass over at the start of a cell, and then see a formula.
const SKIPPED = '[\\s\\u200b-\\u200f\\u2060\\ufeff\\u00ad]';
const FORMULA = new RegExp(
  `^(?:[\\t\\r\\n]|${SKIPPED}*[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20\\u2212\\ufe62\\ufe63\\ufe66\\ufe6b])`,
  'u',
);

/**
 * A text that no spreadsheet can take for a formula (OWASP, “CSV injection”): one that begins with = + - @, their
 * full-width and small forms, a tab or a return, also after blanks, gets an apostrophe in front. Numbers and dates that
 * are written as such need none.
 */
export function neutralised(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
