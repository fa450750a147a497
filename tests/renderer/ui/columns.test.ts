import { describe, expect, it } from 'vitest';
import {
  type Column,
  fittingColumns,
  noChoice,
  readChoice,
  tracksOf,
  visibleColumns,
  withColumn,
} from '#renderer/ui/columns.ts';

const column = (key: string, more: Partial<Column<string>> = {}): Column<string> => ({
  key,
  header: key,
  width: 100,
  render: () => null,
  ...more,
});
const columns = [
  column('folio', { isFixed: true }),
  column('title', { grow: true, minWidth: 160 }),
  column('area'),
  column('channel', { isExtra: true }),
];
const shown = (choice = noChoice) => visibleColumns(columns, choice).map(({ key }) => key);
const [folio, , area, channel] = columns as [Column<string>, Column<string>, Column<string>, Column<string>];

describe('the columns of a list', () => {
  it('leave extra ones out until asked for', () => {
    expect(shown()).toEqual(['folio', 'title', 'area']);
    expect(shown(withColumn(noChoice, channel, true))).toEqual(['folio', 'title', 'area', 'channel']);
  });

  it('can be hidden and shown again', () => {
    const without = withColumn(noChoice, area, false);
    expect(shown(without)).toEqual(['folio', 'title']);
    expect(shown(withColumn(without, area, true))).toEqual(['folio', 'title', 'area']);
  });

  it('keep the fixed ones whatever was stored', () => {
    expect(shown(withColumn(noChoice, folio, false))).toContain('folio');
  });

  it('take the widths that were dragged, and let one grow', () => {
    const choice = { ...noChoice, widths: { folio: 140 } };
    expect(tracksOf(visibleColumns(columns, choice), choice, true)).toBe(
      '28px minmax(56px, 140px) minmax(160px, 1fr) minmax(56px, 100px)',
    );
  });

  it('leave in their order when there is too little room, the others stay', () => {
    const some = [
      column('folio', { width: 120 }),
      column('title', { grow: true, minWidth: 160 }),
      column('requester', { width: 150, yields: 2 }),
      column('area', { width: 150, yields: 1 }),
    ];
    const shownIn = (room: number) => fittingColumns(some, noChoice, room).map(({ key }) => key);
    expect(shownIn(580)).toEqual(['folio', 'title', 'requester', 'area']);
    expect(shownIn(579)).toEqual(['folio', 'title', 'requester']);
    expect(shownIn(429)).toEqual(['folio', 'title']);
    expect(shownIn(100)).toEqual(['folio', 'title']);
  });

  it('take nonsense in storage for no choice', () => {
    expect(readChoice('{"widths":')).toEqual(noChoice);
    expect(readChoice('[1]')).toEqual(noChoice);
    expect(readChoice('{"widths":{"folio":-5},"hidden":["area"]}')).toEqual({
      widths: {},
      hidden: ['area'],
      shown: [],
    });
  });
});
