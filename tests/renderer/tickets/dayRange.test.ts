import { describe, expect, it } from 'vitest';
import {
  agreedSpan,
  dayRange,
  hoursOf,
  lanesOf,
  placeIn,
  quarterAt,
} from '#renderer/tickets/schedule/dayRange.ts';
import { HOUR, MINUTE } from '#shared/kernel/time.ts';

const midnight = Date.parse('2026-11-24T06:00:00Z');
const at = (hour: number) => midnight + hour * HOUR;

describe('the part of a day that is drawn', () => {
  it('holds every shift and appointment in whole hours', () => {
    expect(
      dayRange(midnight, [
        { from: at(9.5), to: at(15) },
        { from: at(14), to: at(18.25) },
      ]),
    ).toEqual({
      from: at(9),
      to: at(19),
    });
  });

  it('never goes past the day, not for a shift over midnight', () => {
    expect(
      dayRange(midnight, [
        { from: at(-3), to: at(7) },
        { from: at(22), to: at(30) },
      ]),
    ).toEqual({
      from: at(0),
      to: at(24),
    });
  });

  it('shows the hours of an office when there is nothing', () => {
    expect(dayRange(midnight, [])).toEqual({ from: at(9), to: at(18) });
  });

  it('places a span in percent, clipped, and not at all outside', () => {
    const range = { from: at(8), to: at(18) };
    expect(placeIn(range, { from: at(9), to: at(10) })).toEqual({ left: 10, width: 10 });
    expect(placeIn(range, { from: at(6), to: at(9) })).toEqual({ left: 0, width: 10 });
    expect(placeIn(range, { from: at(19), to: at(20) })).toBeNull();
  });

  it('writes every hour of a short day and every other one of a long day', () => {
    expect(hoursOf({ from: at(9), to: at(12) })).toEqual([at(9), at(10), at(11)]);
    expect(hoursOf({ from: at(0), to: at(24) })).toHaveLength(12);
  });

  it('puts appointments that overlap below each other', () => {
    const lanes = lanesOf([
      { from: at(9), to: at(11) },
      { from: at(10), to: at(12) },
      { from: at(11), to: at(12) },
    ]);
    expect(lanes.map(({ lane }) => lane)).toEqual([0, 1, 0]);
  });

  it('reads a quarter of an hour from where the pointer is', () => {
    expect(quarterAt({ from: at(8), to: at(18) }, 0.13)).toBe(at(9) + 15 * MINUTE);
  });

  it('reads a day and two times in the zone of the institution', () => {
    expect(agreedSpan('2026-11-24', '09:00', '10:30', 'America/Mexico_City')).toEqual({
      from: at(9),
      to: at(10.5),
    });
    expect(agreedSpan('2026-11-24', '', '10:30', 'America/Mexico_City')).toBeNull();
  });
});
