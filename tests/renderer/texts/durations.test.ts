import { describe, expect, it } from 'vitest';
import { durationText, parseDuration } from '#renderer/texts/durations.ts';

describe('parseDuration', () => {
  it.each([
    ['90', 90],
    ['90 min', 90],
    ['90m', 90],
    ['1 minuto', 1],
    ['4 h', 240],
    ['4h', 240],
    ['4 horas', 240],
    ['2 hours', 120],
    ['1:30', 90],
    ['0:05', 5],
    ['1,5 h', 90],
    ['1.5 h', 90],
    ['1 d', 480],
    ['1 día', 480],
    ['3 dias', 1_440],
    ['2 days', 960],
    ['1 d 2 h 30 min', 630],
    ['1d2h', 600],
    ['  4   h ', 240],
    ['0', 0],
  ])('reads %j as %i minutes', (text, minutes) => {
    expect(parseDuration(text)).toBe(minutes);
  });

  it.each(['', '   ', 'dos días', '4 x', '2 h 5', '1:75', '-3 h', '4 h y media', 'h', '1 d -2 h'])(
    'does not guess at %j',
    (text) => {
      expect(parseDuration(text)).toBeNull();
    },
  );

  it('reads back whatever durationText writes, to the minute', () => {
    for (let minutes = 0; minutes <= 5_000; minutes += 7) {
      expect(parseDuration(durationText(minutes))).toBe(minutes);
    }
  });
});

describe('durationText', () => {
  it('counts days of eight working hours and leaves empty parts out', () => {
    expect(durationText(480)).toBe('1 d');
    expect(durationText(510)).toBe('1 d 30 min');
    expect(durationText(600)).toBe('1 d 2 h');
    expect(durationText(59)).toBe('59 min');
    expect(durationText(0)).toBe('0 min');
  });
});
