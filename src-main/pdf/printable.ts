/**
 * Setting a line costs the square of its longest word, and such words (keys, addresses) are read in pieces anyway:
 * zero-width spaces let them break.
 */
const LONG_WORD = /\S{40,}/gu;
const PIECE = /.{20}/gu;

/** Text as it can be set: whole characters only, no control codes, tabs as spaces, line ends alike. */
export function printable(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?|\u2028|\u2029/g, '\n')
      .replaceAll('\t', '    ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g, '')
      .replace(LONG_WORD, (word) => word.replace(PIECE, '$&\u200b'))
  );
}

/** A template with its `{names}` filled in. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
