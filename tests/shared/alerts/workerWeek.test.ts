import { describe, expect, it } from 'vitest';
import { measuredWeek } from '#shared/alerts/workerWeek.ts';

const HOURS = 3_600;
const aWeek = (parts: Partial<Parameters<typeof measuredWeek>[1]> = {}) => ({
  resolution: { count: 6, mean: 7_200, median: 7_000, p90: 9_000 },
  onTime: { met: 4, of: 5, share: 0.8 },
  solved: 7,
  shiftSeconds: 40 * HOURS,
  ...parts,
});

describe('a figure of a technician’s week', () => {
  it('is the median time to solve, the share on time, or how many they solved, with the tickets behind it', () => {
    expect(measuredWeek('resolution', aWeek(), [])).toEqual({ value: 7_000, tickets: 6 });
    expect(measuredWeek('onTime', aWeek(), [])).toEqual({ value: 0.8, tickets: 5 });
    expect(measuredWeek('solved', aWeek(), [])).toEqual({ value: 7, tickets: 7 });
  });

  it('is not measured from fewer than five tickets of the week', () => {
    const few = { count: 4, mean: 1, median: 1, p90: 1 };
    expect(measuredWeek('resolution', aWeek({ resolution: few }), []).value).toBeNull();
    expect(measuredWeek('onTime', aWeek({ onTime: { met: 0, of: 4, share: 0 } }), []).value).toBeNull();
    expect(measuredWeek('solved', aWeek({ solved: 0 }), []).value).toBe(0);
  });

  it('does not count a week of vacation as one in which little was solved', () => {
    const usual = [aWeek(), aWeek()];
    expect(measuredWeek('solved', aWeek({ shiftSeconds: 20 * HOURS }), usual).value).toBe(7);
    expect(measuredWeek('solved', aWeek({ shiftSeconds: 19 * HOURS }), usual).value).toBeNull();
    expect(measuredWeek('solved', aWeek({ shiftSeconds: 0 }), []).value).toBeNull();
  });
});
