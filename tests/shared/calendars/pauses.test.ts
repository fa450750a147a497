import { describe, expect, test } from 'vitest';
import { mergeSpans, type Span } from '#shared/calendars/spans.ts';
import { aCalendar, at, HOURS, iso } from '../../builders/calendars.ts';

const office = aCalendar();
const pauses = (...spans: [string, string][]): Span[] => spans.map(([from, to]) => [at(from), at(to)]);
const MONDAY = '2026-01-05';
const tenTo = (to: string): [string, string] => [`${MONDAY}T10:00:00Z`, to];

describe('add around pauses', () => {
  test.each<[string, [string, string][], string]>([
    ['waits for the end of one', [tenTo('2026-01-05T11:00:00Z')], '2026-01-05T13:00:00Z'],
    [
      'counts overlapping ones once',
      [tenTo('2026-01-05T11:00:00Z'), ['2026-01-05T10:30:00Z', '2026-01-05T11:30:00Z']],
      '2026-01-05T13:30:00Z',
    ],
    [
      'takes them in any order',
      [['2026-01-05T11:30:00Z', '2026-01-05T12:00:00Z'], tenTo('2026-01-05T11:00:00Z')],
      '2026-01-05T13:30:00Z',
    ],
    [
      'takes one within another',
      [tenTo('2026-01-05T12:00:00Z'), ['2026-01-05T10:30:00Z', '2026-01-05T11:00:00Z']],
      '2026-01-05T14:00:00Z',
    ],
    [
      'ignores one that ended before',
      [['2026-01-05T06:00:00Z', '2026-01-05T09:00:00Z']],
      '2026-01-05T12:00:00Z',
    ],
    [
      'starts at the end of one that holds the start',
      [['2026-01-04T00:00:00Z', '2026-01-05T10:00:00Z']],
      '2026-01-05T13:00:00Z',
    ],
    ['ignores one after the end', [['2026-01-05T15:00:00Z', '2026-01-06T15:00:00Z']], '2026-01-05T12:00:00Z'],
    [
      'ends where one begins when the budget does',
      [['2026-01-05T12:00:00Z', '2026-01-06T15:00:00Z']],
      '2026-01-05T12:00:00Z',
    ],
    [
      'ignores one over the night',
      [['2026-01-05T17:00:00Z', '2026-01-06T09:00:00Z']],
      '2026-01-05T12:00:00Z',
    ],
    [
      'ignores empty and reversed ones',
      [tenTo('2026-01-05T10:00:00Z'), tenTo('2026-01-05T08:00:00Z')],
      '2026-01-05T12:00:00Z',
    ],
    ['takes one over days', [tenTo('2026-01-07T10:00:00Z')], '2026-01-07T12:00:00Z'],
    ['takes one over the weekend', [tenTo('2026-01-10T10:00:00Z')], '2026-01-12T11:00:00Z'],
  ])('%s', (_name, spans, due) => {
    expect(iso(office.add(at('2026-01-05T09:00:00Z'), 3 * HOURS, pauses(...spans)))).toBe(due);
  });

  test('changes nothing without any', () => {
    expect(iso(office.add(at('2026-01-05T09:00:00Z'), 3 * HOURS, []))).toBe('2026-01-05T12:00:00Z');
  });

  test('goes back around them as well', () => {
    const lunch = pauses(['2026-01-05T11:00:00Z', '2026-01-05T12:00:00Z']);
    expect(iso(office.add(at('2026-01-05T13:00:00Z'), -2 * HOURS, lunch))).toBe('2026-01-05T10:00:00Z');
    expect(iso(office.add(at('2026-01-05T11:30:00Z'), -HOURS, lunch))).toBe('2026-01-05T10:00:00Z');
    expect(iso(office.add(at('2026-01-05T13:00:00Z'), -HOURS, lunch))).toBe('2026-01-05T12:00:00Z');
  });
});

describe('between around pauses', () => {
  const from = at('2026-01-05T09:00:00Z');
  const to = at('2026-01-05T17:00:00Z');

  test.each<[string, [string, string][], number]>([
    ['leaves one out', [tenTo('2026-01-05T11:00:00Z')], 7],
    [
      'leaves overlapping ones out once',
      [tenTo('2026-01-05T12:00:00Z'), ['2026-01-05T11:00:00Z', '2026-01-05T13:00:00Z']],
      5,
    ],
    [
      'leaves out only what lies within',
      [
        ['2026-01-05T16:00:00Z', '2026-01-06T12:00:00Z'],
        ['2026-01-02T00:00:00Z', '2026-01-05T10:00:00Z'],
      ],
      6,
    ],
    ['leaves everything out', [['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z']], 0],
    ['ignores closed time in them', [['2026-01-05T00:00:00Z', '2026-01-05T09:00:00Z']], 8],
  ])('%s', (_name, spans, hours) => {
    expect(office.between(from, to, pauses(...spans))).toBe(hours * HOURS);
    expect(office.between(to, from, pauses(...spans))).toBe(hours === 0 ? 0 : -hours * HOURS);
  });
});

describe('merging', () => {
  test('sorts, joins what overlaps or touches, and drops what holds no time', () => {
    expect(
      mergeSpans([
        [50, 60],
        [10, 20],
        [20, 30],
        [12, 15],
        [60, 60],
        [80, 70],
        [25, 40],
      ]),
    ).toEqual([
      [10, 40],
      [50, 60],
    ]);
  });

  test('leaves what it was given alone', () => {
    const given: [number, number][] = [
      [5, 9],
      [1, 6],
    ];
    mergeSpans(given);
    expect(given).toEqual([
      [5, 9],
      [1, 6],
    ]);
  });
});
