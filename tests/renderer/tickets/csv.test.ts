import { describe, expect, it } from 'vitest';
import { csvOf } from '#renderer/tickets/desk/csv.ts';

const columns = [{ header: 'Título', text: (text: string) => text }];
const cellOf = (text: string) => csvOf(columns, [text]).split('\r\n').slice(1, -1).join('\r\n');

describe('the export', () => {
  it('begins with the mark of UTF-8 and its headers', () => {
    expect(csvOf(columns, [])).toBe('\uFEFFTítulo\r\n');
  });

  it('keeps commas, quotes and line breaks inside of their cell', () => {
    expect(cellOf('a,b')).toBe('"a,b"');
    expect(cellOf('dijo "no"')).toBe('"dijo ""no"""');
    expect(cellOf('uno\ndos')).toBe('"uno\ndos"');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])('lets %j be no formula', (text) => {
    expect(cellOf(text).replace(/^"/, '')).toMatch(/^'/);
  });

  it('quotes what begins with a return as well as disarming it', () => {
    expect(cellOf('\r=1')).toBe('"\'\r=1"');
  });
});
