import type { FontFile } from './fontFile.ts';
import { printable } from './printable.ts';

/** What stands for a character that the font cannot draw: in the font itself, and unlike any letter. */
export const UNWRITABLE = '\ufffd';

/** What is written in another way without a loss. */
const OTHERWISE: Readonly<Record<string, string>> = {
  '\u202f': '\u00a0',
  '→': '›',
  '←': '‹',
  '✓': '√',
  '✔': '√',
  '✗': '×',
  '✘': '×',
  '★': '*',
  '☆': '*',
};

const graphemes = new Intl.Segmenter('es', { granularity: 'grapheme' });

/**
 * Text as it can be set and drawn: what the font lacks (emoji, Arabic, Chinese …) is one `UNWRITABLE` for each sign that
 * a reader sees. Without it the reader would see nothing at all, and believe the text to be whole.
 */
export function legible(text: string, font: FontFile): string {
  const set = printable(text);
  if (!hasUnknown(set, font)) return set;
  let written = '';
  for (const { segment } of graphemes.segment(set)) {
    written += hasUnknown(segment, font) ? (OTHERWISE[segment] ?? UNWRITABLE) : segment;
  }
  return written;
}

/** Zero-width spaces let a long word break and are never drawn. */
function hasUnknown(text: string, font: FontFile): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) return true;
    if (code !== 0x0a && code !== 0x200b && !font.draws(code)) return true;
  }
  return false;
}
