import { describe, expect, it } from 'vitest';
import { lineDiff } from '#renderer/services/lineDiff.ts';

const signs = { same: ' ', added: '+', removed: '-' };
const diff = (before: string, after: string) =>
  lineDiff(before, after).map((line) => `${signs[line.kind]}${line.text}`);

describe('lineDiff', () => {
  it('shows a changed line as taken out and put in', () => {
    expect(diff('uno\ndos\ntres', 'uno\ndos bis\ntres')).toEqual([' uno', '-dos', '+dos bis', ' tres']);
  });

  it('finds lines that moved past others', () => {
    expect(diff('a\nb\nc', 'b\nc\na')).toEqual(['-a', ' b', ' c', '+a']);
  });

  it('says nothing changed of equal texts', () => {
    expect(lineDiff('a\nb', 'a\nb').every((line) => line.kind === 'same')).toBe(true);
  });

  it('adds and removes at either end', () => {
    expect(diff('b', 'a\nb\nc')).toEqual(['+a', ' b', '+c']);
    expect(diff('a\nb\nc', 'b')).toEqual(['-a', ' b', '-c']);
  });

  it('gives back both texts from its lines', () => {
    const before = 'x\na\nb\n\nc\nd\nx';
    const after = 'a\nq\nb\n\nd\ne\nx\nx';
    const lines = lineDiff(before, after);
    const side = (kind: 'added' | 'removed') =>
      lines.filter((line) => line.kind === 'same' || line.kind === kind).map((line) => line.text);
    expect(side('removed').join('\n')).toBe(before);
    expect(side('added').join('\n')).toBe(after);
  });

  it('stays quick over texts that share nothing', () => {
    const many = (word: string) => Array.from({ length: 5_000 }, (_, at) => `${word} ${at}`).join('\n');
    expect(lineDiff(many('a'), many('b'))).toHaveLength(10_000);
  });
});
