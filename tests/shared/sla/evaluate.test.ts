import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { evaluateLine } from '#shared/sla/evaluate.ts';

const calendar = {
  timeZone: 'America/New_York',
  hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']]])),
  holidays: ['2026-01-06'],
};
const base = { id: 'q1', op: 'add', calendar, start: '2026-01-05T15:00:00Z', seconds: 3600 };
const reply = z.object({
  id: z.union([z.string(), z.number(), z.null()]),
  result: z.union([z.string(), z.number(), z.boolean()]).optional(),
  error: z.string().optional(),
});

/** The answer to a question that differs so much from a plain one. */
function answer(changes: Record<string, unknown>) {
  return reply.parse(JSON.parse(evaluateLine(JSON.stringify({ ...base, ...changes }))));
}

describe('a question of sla eval', () => {
  test.each<[string, Record<string, unknown>, unknown]>([
    ['add', {}, '2026-01-05T16:00:00Z'],
    ['add to closing time', { seconds: 25_200 }, '2026-01-05T22:00:00Z'],
    ['add over a holiday', { seconds: 25_201 }, '2026-01-07T14:00:01Z'],
    ['add milliseconds', { seconds: 0.25 }, '2026-01-05T15:00:00.250Z'],
    ['add nothing', { seconds: 0, start: '2026-01-06T15:00:00Z' }, '2026-01-06T15:00:00Z'],
    [
      'add around pauses',
      {
        pauses: [
          ['2026-01-05T15:30:00Z', '2026-01-05T15:40:00Z'],
          ['2026-01-05T15:10:00Z', '2026-01-05T15:35:00Z'],
        ],
      },
      '2026-01-05T16:30:00Z',
    ],
    ['add around no pauses', { pauses: null }, '2026-01-05T16:00:00Z'],
    ['between', { op: 'between', end: '2026-01-07T15:00:00Z' }, 28_800],
    ['between with the end first', { op: 'between', end: '2026-01-05T14:00:00Z' }, -3600],
    ['between equal ends', { op: 'between', end: '2026-01-05T15:00:00Z' }, 0],
    ['between fractions', { op: 'between', end: '2026-01-05T15:00:00.5Z' }, 0.5],
    [
      'between around a pause',
      {
        op: 'between',
        end: '2026-01-05T17:00:00Z',
        pauses: [['2026-01-05T16:00:00Z', '2026-01-05T16:00:01Z']],
      },
      7199,
    ],
    ['open', { op: 'isOpen' }, true],
    ['closed', { op: 'isOpen', start: '2026-01-05T13:59:59Z' }, false],
    [
      'open although the clock stands',
      { op: 'isOpen', pauses: [['2026-01-05T00:00:00Z', '2026-01-06T00:00:00Z']] },
      true,
    ],
    ['next opening', { op: 'nextOpen', start: '2026-01-05T23:00:00Z' }, '2026-01-07T14:00:00Z'],
    ['next opening when open', { op: 'nextOpen' }, '2026-01-05T15:00:00Z'],
    ['an instant with an offset', { start: '2026-01-05T17:00:00+02:00' }, '2026-01-05T16:00:00Z'],
    ['an instant with a negative offset', { start: '2026-01-05T09:00:00-06:00' }, '2026-01-05T16:00:00Z'],
    ['an instant without seconds', { start: '2026-01-05T15:00Z' }, '2026-01-05T16:00:00Z'],
    [
      'a calendar without holidays',
      { calendar: { ...calendar, holidays: undefined }, seconds: 25_201 },
      '2026-01-06T14:00:01Z',
    ],
    ['fields that it need not know', { expected: 1, acceptable: [], 'x y': {} }, '2026-01-05T16:00:00Z'],
  ])('%s is answered', (_name, changes, result) => {
    expect(answer(changes)).toEqual({ id: 'q1', result });
  });

  test.each<[string, Record<string, unknown>, RegExp]>([
    ['an op that is none', { op: 'subtract' }, /op/],
    ['no op', { op: undefined }, /op/],
    ['no budget', { seconds: undefined }, /seconds/],
    ['a budget in words', { seconds: '3600' }, /seconds/],
    ['a negative budget', { seconds: -1 }, /negative/],
    ['a budget beyond all time', { seconds: 1e300 }, /never/],
    ['a budget of many centuries', { seconds: 1e11 }, /never/],
    ['no end', { op: 'between' }, /end/],
    ['no start', { start: undefined }, /start/],
    ['an instant without a zone', { start: '2026-01-05T15:00:00' }, /start.*2026-01-05T15:00:00Z/],
    ['a date', { start: '2026-01-05' }, /start/],
    ['a day that does not exist', { start: '2026-02-30T15:00:00Z' }, /start/],
    ['a number as an instant', { start: 1_767_625_200_000 }, /start/],
    ['a year before all calendars', { start: '1899-01-01T00:00:00Z' }, /1900 to 2200/],
    ['a year after all calendars', { start: '9999-12-31T23:59:59Z' }, /1900 to 2200/],
    ['an unknown zone', { calendar: { ...calendar, timeZone: 'Mars/Olympus' } }, /calendar\.timeZone.*zone/],
    ['a zone that is none', { calendar: { ...calendar, timeZone: { length: 3 } } }, /calendar\.timeZone/],
    [
      'a bad time',
      { calendar: { ...calendar, hours: { mon: [['9', '17:00']] } } },
      /calendar\.hours\.mon\.0\.0/,
    ],
    ['a bad weekday', { calendar: { ...calendar, hours: { lunes: [['09:00', '17:00']] } } }, /lunes/],
    ['a bad holiday', { calendar: { ...calendar, holidays: ['2026-02-29'] } }, /calendar\.holidays\.0.*date/],
    ['no calendar', { calendar: null }, /calendar/],
    ['a calendar without hours', { calendar: { ...calendar, hours: {} }, op: 'nextOpen' }, /never opens/],
    ['a reversed pause', { pauses: [['2026-01-05T16:00:00Z', '2026-01-05T15:00:00Z']] }, /pauses\.0.*before/],
    ['half a pause', { pauses: [['2026-01-05T16:00:00Z']] }, /pauses\.0/],
    ['a pause in words', { pauses: 'lunch' }, /pauses/],
  ])('with %s gets an error that says so', (_name, changes, error) => {
    const given = answer(changes);
    expect(given).toEqual({ id: 'q1', error: expect.stringMatching(error) });
    expect(given.error).not.toMatch(/\n/);
  });

  test('says where a deadline is never reached', () => {
    expect(answer({ calendar: { ...calendar, hours: {} } }).error).toMatch(/never/);
  });
});

describe('the id', () => {
  test.each([['text'], [''], [7], [0]])('%j comes back', (id) => {
    expect(answer({ id }).id).toBe(id);
  });

  test.each<[unknown]>([[undefined], [null], [true], [['q']], [{ a: 1 }]])('%j does not', (id) => {
    expect(answer({ id }).id).toBeNull();
  });

  test('comes back with an error too', () => {
    expect(answer({ id: 12, op: 'x' }).id).toBe(12);
  });
});

describe('a line that is no question', () => {
  test.each([
    '',
    ' ',
    '{',
    'null',
    '7',
    '"add"',
    '[]',
    '[{"id":1}]',
    'NaN',
    '{"id":1}{"id":2}',
    '\u0000',
    '{}',
  ])('%j gets an error', (line) => {
    expect(reply.parse(JSON.parse(evaluateLine(line)))).toEqual({ id: null, error: expect.any(String) });
  });

  test('cannot reach a prototype', () => {
    const line = '{"id":"p","__proto__":{"op":"add"},"constructor":{"prototype":{"polluted":1}}}';
    expect(JSON.parse(evaluateLine(line))).toEqual({ id: 'p', error: expect.stringMatching(/op/) });
    const hours = `{"id":"p","op":"isOpen","start":"2026-01-05T15:00:00Z","calendar":{"timeZone":"UTC","hours":{"__proto__":{"mon":[["09:00","17:00"]]}},"holidays":[]}}`;
    expect(JSON.parse(evaluateLine(hours))).not.toHaveProperty('result', true);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test('may be nested deeper than a stack', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    expect(() => evaluateLine(deep)).not.toThrow();
    expect(JSON.parse(evaluateLine(`{"id":"d","op":${deep}}`))).toHaveProperty('error');
    expect(JSON.parse(evaluateLine(`{"id":${deep}}`))).toHaveProperty('error');
  });

  test('may be too long', () => {
    expect(JSON.parse(evaluateLine(`{"id":"${'x'.repeat(1_000_001)}"}`))).toEqual({
      id: null,
      error: 'The line is too long.',
    });
  });
});

describe('time', () => {
  test('is bounded for the dearest questions', () => {
    const minutes = Array.from({ length: 24 }, (_, i) => {
      const hour = String(i).padStart(2, '0');
      return [`${hour}:00`, `${hour}:01`];
    });
    const hours = Object.fromEntries(
      ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, minutes]),
    );
    const pauses = Array.from({ length: 15_000 }, (_, i) => [
      new Date(Date.UTC(2026, 0, 1) + i * 3_600_000).toISOString(),
      new Date(Date.UTC(2026, 0, 1) + i * 3_600_000 + 30_000).toISOString(),
    ]);
    const dear = { timeZone: 'Africa/Casablanca', hours, holidays: [] };
    const begin = performance.now();
    expect(answer({ calendar: dear, seconds: 1e13, start: '1900-06-01T00:00:00Z' })).toHaveProperty('error');
    expect(answer({ calendar: dear, pauses, seconds: 1e6 })).toHaveProperty('result');
    // It takes a second; the slack is for a busy machine. Unbounded it would be hours.
    expect(performance.now() - begin).toBeLessThan(20_000);
  }, 30_000);

  test('is short for many questions about many calendars', () => {
    const begin = performance.now();
    for (let n = 0; n < 500; n++) {
      const own = { ...calendar, holidays: [`2026-01-${String((n % 28) + 1).padStart(2, '0')}`] };
      expect(answer({ calendar: own, seconds: n })).toHaveProperty('result');
    }
    expect(performance.now() - begin).toBeLessThan(20_000);
  }, 30_000);
});
