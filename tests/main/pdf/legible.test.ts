import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { readFontFile } from '#main/pdf/fontFile.ts';
import { legible } from '#main/pdf/legible.ts';

const font = readFontFile(
  readFileSync(createRequire(import.meta.url).resolve('pdfmake/fonts/Roboto/Roboto-Regular.ttf')),
);

describe('what can be set in the font of our papers', () => {
  it('stays as it is in the languages of the product', () => {
    const text = 'Ñandú, «cigüeña», coração, naïve — 91.7 % · $12 №3 “x”';
    expect(legible(text, font)).toBe(text);
  });

  it('is one visible sign for each character that the font lacks, however many places it takes', () => {
    expect(legible('a😀b👩‍💻c漢d', font)).toBe('a\ufffdb\ufffdc\ufffdd');
    expect(legible('مرحبا', font)).toBe('\ufffd'.repeat(5));
    expect(legible('suelto \ud800.', font)).toBe('suelto \ufffd.');
  });

  it('is written otherwise where nothing is lost by it', () => {
    expect(legible('Nueva → Asignada ★', font)).toBe('Nueva › Asignada *');
  });

  it('lets long words break', () => {
    expect(legible('x'.repeat(60), font).replaceAll('\u200b', '')).toBe('x'.repeat(60));
    expect(legible('x'.repeat(60), font)).toContain('\u200b');
  });
});

describe('the widths of a font', () => {
  it('are those of its letters, added up', () => {
    expect(font.widthOf('', 10)).toBe(0);
    expect(font.widthOf('WW', 10)).toBeCloseTo(2 * font.widthOf('W', 10));
    expect(font.widthOf('W', 10)).toBeGreaterThan(2 * font.widthOf('i', 10));
    // Figures are as wide as each other, so that columns of them stand under each other.
    expect(new Set([...'0123456789'].map((digit) => font.widthOf(digit, 10))).size).toBe(1);
  });

  it('are refused of a file that is no font', () => {
    expect(() => readFontFile(new Uint8Array(64))).toThrow();
  });
});
