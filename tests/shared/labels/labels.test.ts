import { describe, expect, it } from 'vitest';
import { freeFormat, LABEL_FORMATS, labelsPerSheet, singleLabel } from '#shared/labels/formats.ts';
import { placeLabels } from '#shared/labels/placeLabels.ts';

const near = (value: number | undefined) => Math.round((value ?? Number.NaN) * 1_000) / 1_000;

describe('sheets of labels, in millimetres', () => {
  it.each([
    ['L7163', 14, { x: 106.25, y: 243.75 }],
    ['L7162', 16, { x: 106.25, y: 250.2 }],
    ['5160', 30, { x: 144.462, y: 241.3 }],
  ] as const)('places the last label of an Avery %s where the maker has it', (name, count, last) => {
    const format = LABEL_FORMATS[name];
    expect(labelsPerSheet(format)).toBe(count);
    const places = placeLabels(format, count);
    expect(places[0]).toEqual({ page: 0, x: format.left, y: format.top });
    expect({ x: near(places.at(-1)?.x), y: near(places.at(-1)?.y) }).toEqual(last);
    expect(places.every(({ page }) => page === 0)).toBe(true);
  });

  it.each(['L7163', 'L7162', '5160'] as const)(
    'leaves the same margin on both sides of an Avery %s',
    (name) => {
      const f = LABEL_FORMATS[name];
      const right = f.pageWidth - (f.left + (f.columns - 1) * f.pitchX + f.labelWidth);
      const below = f.pageHeight - (f.top + (f.rows - 1) * f.pitchY + f.labelHeight);
      expect(Math.abs(right - f.left)).toBeLessThan(0.06);
      expect(Math.abs(below - f.top)).toBeLessThan(0.06);
    },
  );

  it('keeps neighbours apart and all of them on the page', () => {
    for (const f of Object.values(LABEL_FORMATS)) {
      const places = placeLabels(f, labelsPerSheet(f));
      for (const [index, a] of places.entries()) {
        expect(a.x + f.labelWidth).toBeLessThanOrEqual(f.pageWidth);
        expect(a.y + f.labelHeight).toBeLessThanOrEqual(f.pageHeight);
        for (const b of places.slice(index + 1)) {
          const isBeside = Math.abs(a.x - b.x) >= f.labelWidth - 1e-9;
          const isBelow = Math.abs(a.y - b.y) >= f.labelHeight - 1e-9;
          expect(isBeside || isBelow).toBe(true);
        }
      }
    }
  });

  it('uses up a sheet that was begun and goes on to the next', () => {
    const places = placeLabels(LABEL_FORMATS.L7163, 4, 13);
    expect(places.map(({ page }) => page)).toEqual([0, 0, 1, 1]);
    expect(near(places[0]?.y)).toBe(243.75);
    expect(places[2]).toEqual({ page: 1, x: 4.65, y: 15.15 });
  });

  it('takes a single label as a page of its own', () => {
    const format = singleLabel(62, 29);
    expect(freeFormat.safeParse(format).success).toBe(true);
    expect(placeLabels(format, 3)).toEqual([0, 1, 2].map((page) => ({ page, x: 0, y: 0 })));
  });
});

describe('a free format', () => {
  const sheet = {
    pageWidth: 210,
    pageHeight: 297,
    columns: 3,
    rows: 8,
    labelWidth: 63.5,
    labelHeight: 33.9,
    left: 7.2,
    top: 12.9,
    pitchX: 66,
    pitchY: 33.9,
  };
  const ruleOf = (change: Partial<typeof sheet>) =>
    freeFormat
      .safeParse({ ...sheet, ...change })
      .error?.issues.map((issue) => [issue.path.join('.'), issue.message]);

  it('is taken when it fits its page', () => {
    expect(ruleOf({})).toBeUndefined();
  });

  it('is refused where labels overlap or leave the page, and says where', () => {
    expect(ruleOf({ pitchX: 60 })).toEqual([['pitchX', 'labelsOverlap']]);
    expect(ruleOf({ pitchY: 30 })).toEqual([['pitchY', 'labelsOverlap']]);
    expect(ruleOf({ left: 20 })).toEqual([['columns', 'sheetTooNarrow']]);
    expect(ruleOf({ rows: 9 })).toEqual([['rows', 'sheetTooShort']]);
  });
});
