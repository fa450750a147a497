import { describe, expect, it } from 'vitest';
import { BAR_QUIET, barCode, MIN_BAR } from '#main/labels/codes.ts';
import { drawLabel } from '#main/labels/labelSvg.ts';
import type { LabelOptions } from '#shared/labels/contract.ts';
import { LABEL_FORMATS } from '#shared/labels/formats.ts';

const options: LabelOptions = {
  format: 'L7163',
  code: 'both',
  withInstitution: true,
  withName: true,
  withSerial: true,
  startAt: 1,
  copies: 1,
};

const computer = {
  inventoryNumber: 'INV-000123',
  institution: 'Instituto de Prueba',
  name: 'Computadora de escritorio · Marca · Modelo',
  serial: '7XK92D3',
};

/** Every dark rectangle and line of text, in millimetres. */
function drawn(elements: string) {
  const rectangles = [...elements.matchAll(/M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)h-/g)].map(
    ([, x, y, width, height]) => ({
      x: Number(x),
      y: Number(y),
      width: Number(width),
      height: Number(height),
    }),
  );
  const texts = [
    ...elements.matchAll(/<text x="([\d.]+)" y="([\d.]+)" font-size="([\d.]+)"[^>]*>([^<]*)</g),
  ].map(([, x, y, size, text]) => ({ x: Number(x), y: Number(y), size: Number(size), text: text ?? '' }));
  return { rectangles, texts };
}

/** Bars are higher than any module of a square code is. */
const barsOf = (elements: string) => drawn(elements).rectangles.filter(({ height }) => height >= 5);

describe('a label', () => {
  it.each(Object.entries(LABEL_FORMATS))('keeps everything on an Avery %s', (_name, format) => {
    for (const code of ['qr', 'code128', 'both'] as const) {
      const { rectangles, texts } = drawn(drawLabel(format, computer, { ...options, code }).elements);
      expect(rectangles.length).toBeGreaterThan(20);
      for (const { x, y, width, height } of rectangles) {
        expect(x).toBeGreaterThanOrEqual(1);
        expect(y).toBeGreaterThanOrEqual(1);
        expect(x + width).toBeLessThanOrEqual(format.labelWidth - 1);
        expect(y + height).toBeLessThanOrEqual(format.labelHeight - 1);
      }
      for (const { x, y, size } of texts) {
        expect(x).toBeGreaterThanOrEqual(1);
        expect(y - size).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(format.labelHeight - 1);
      }
      expect(texts.map(({ text }) => text)).toContain('INV-000123');
    }
  });

  it('draws bars that a reader can tell apart, with light on both sides', () => {
    const format = LABEL_FORMATS['5160'];
    const bars = barsOf(drawLabel(format, computer, { ...options, code: 'code128' }).elements);
    const modules = barCode('INV-000123');
    const [first, last] = [bars[0], bars.at(-1)];
    expect(bars).toHaveLength(modules?.dark.length ?? 0);
    const bar = Math.min(...bars.map(({ width }) => width));
    expect(bar).toBeGreaterThanOrEqual(MIN_BAR);
    expect(first?.x).toBeGreaterThanOrEqual(BAR_QUIET * bar - 0.01);
    expect(format.labelWidth - ((last?.x ?? 0) + (last?.width ?? 0))).toBeGreaterThanOrEqual(
      BAR_QUIET * bar - 0.01,
    );
    // Start, four characters, the change to digits, three pairs of them, check: 11 modules each; stop: 13.
    expect(modules?.columns).toBe(11 * 10 + 13);
    const wide = (last?.x ?? 0) + (last?.width ?? 0) - (first?.x ?? 0);
    expect(wide / bar).toBeCloseTo(11 * 10 + 13, 0);
  });

  it('bears the square code alone where the number is too long for bars, and says so', () => {
    const long = { ...computer, inventoryNumber: 'INSTITUTO/5151/2024/000871/ANEXO-B' };
    const { elements, hasBars } = drawLabel(LABEL_FORMATS['5160'], long, { ...options, code: 'code128' });
    expect(hasBars).toBe(false);
    expect(barsOf(elements)).toEqual([]);
    expect(drawn(elements).rectangles.length).toBeGreaterThan(100);
  });

  it('codes what a reader can type where the number has other letters than ASCII', () => {
    const bars = (inventoryNumber: string) =>
      barsOf(
        drawLabel(LABEL_FORMATS.L7163, { ...computer, inventoryNumber }, { ...options, code: 'code128' })
          .elements,
      );
    expect(bars('ÑANDÚ 9')).toEqual(bars('nandu 9'));
    expect(barCode('ÑANDÚ 9')).toBeNull();
  });

  it('leaves out or cuts what there is no room for, never the number', () => {
    const wordy = { ...computer, name: 'Palabra '.repeat(60), institution: 'I'.repeat(300) };
    const { texts } = drawn(drawLabel({ labelWidth: 40, labelHeight: 12 }, wordy, options).elements);
    expect(texts.map(({ text }) => text)).toContain('INV-000123');
    expect(texts.every(({ text }) => text.length < 80)).toBe(true);
    const { texts: roomy } = drawn(drawLabel(LABEL_FORMATS.L7163, wordy, options).elements);
    expect(roomy.some(({ text }) => text.endsWith('…'))).toBe(true);
  });

  it('writes markup as text', () => {
    const { elements } = drawLabel(LABEL_FORMATS.L7163, { ...computer, name: '<script>&"' }, options);
    expect(elements).toContain('&lt;script&gt;&amp;&quot;');
    expect(elements).not.toContain('<script');
  });
});
