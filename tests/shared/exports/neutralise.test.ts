import { describe, expect, it } from 'vitest';
import { csvLine, csvStyleOf } from '#shared/exports/cell.ts';
import { neutralised } from '#shared/exports/neutralise.ts';

const FORMULA = `=cmd|' /C calc'!A0`;

describe('a text in an export', () => {
  it.each([
    [FORMULA],
    ['+52 55 1234 5678'],
    ['-1+1'],
    ['@SUM(A1)'],
    ['\t=1'],
    ['\tplain'],
    ['\r=1'],
    ['\n=1'],
    [' =1'],
    ['\u00a0=1'],
    ['\ufeff=1'],
    ['\u200b\u200e=1'],
    ['＝1'],
    ['＋1'],
    ['－1'],
    ['＠SUM(A1)'],
    ['−1'],
    ['﹢1'],
    ['﹣1'],
    ['﹦1'],
    ['﹫1'],
  ])('%j never becomes a formula', (text) => {
    expect(neutralised(text)).toBe(`'${text}`);
  });

  it.each([['Ana'], ['a=b'], ['1-2'], [''], ['ana@inst.example'], ["'=1"], ['«=»'], ['Piso +1']])(
    '%j stays as it is',
    (text) => {
      expect(neutralised(text)).toBe(text);
    },
  );
});

describe('a line of CSV', () => {
  it('quotes what any program may take for the end of a cell, and doubles quotes', () => {
    const cells = ['a,b', 'c;d', 'e"f', 'g\nh', 'i\tj', 'k|l', 'm n'].map(
      (text) => ({ type: 'text', text }) as const,
    );
    expect(csvLine(cells, csvStyleOf('es'))).toBe('"a,b","c;d","e""f","g\nh","i\tj","k|l",m n\r\n');
  });

  it('keeps numbers, amounts, days and times as such, an empty cell empty', () => {
    const line = csvLine(
      [
        { type: 'number', value: -5 },
        { type: 'money', cents: -1_250 },
        { type: 'date', date: '2026-11-24' },
        { type: 'time', local: '2026-11-24T16:40:12' },
        null,
      ],
      csvStyleOf('es'),
    );
    expect(line).toBe('-5,-12.50,2026-11-24,2026-11-24 16:40,\r\n');
  });

  it('is written as Excel in Brazil reads it: semicolons between cells, a comma before decimals', () => {
    expect(
      csvLine(
        [
          { type: 'text', text: 'a,b' },
          { type: 'money', cents: 1_250 },
        ],
        csvStyleOf('pt'),
      ),
    ).toBe('"a,b";"12,50"\r\n');
  });
});
