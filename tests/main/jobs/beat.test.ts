import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Beat, startBeat } from '#main/jobs/beat.ts';

const BEGIN = Date.parse('2026-10-05T16:00:07Z');
const HOUR = 3_600_000;
const EVERY_FIFTEEN = { pattern: '*/15 * * * * *', atMostMs: 15_000 };

let beats: number;
let beat: Beat;
beforeEach(() => {
  vi.useFakeTimers({ now: BEGIN });
  beats = 0;
  beat = startBeat(EVERY_FIFTEEN, () => {
    beats += 1;
  });
});
afterEach(() => {
  beat.stop();
  vi.useRealTimers();
});

describe('a beat', () => {
  it('comes when the pattern says, by the clock of the machine', () => {
    vi.advanceTimersByTime(7_999);
    expect(beats).toBe(0);
    vi.advanceTimersByTime(1);
    expect(beats).toBe(1);
    vi.advanceTimersByTime(60_000);
    expect(beats).toBe(5);
  });

  it.each([
    ['back by three hours', -3 * HOUR],
    ['back by a month', -31 * 24 * HOUR],
    ['forward by three hours', 3 * HOUR],
    ['forward by a year', 365 * 24 * HOUR],
  ])('goes on at its pace when the clock is put %s, and makes up for nothing', (_, jump) => {
    vi.advanceTimersByTime(8_000);
    vi.setSystemTime(Date.now() + jump);
    vi.advanceTimersByTime(60_000);
    // The first after the jump may come up to one interval late, never more.
    expect(beats).toBeGreaterThanOrEqual(4);
    expect(beats).toBeLessThanOrEqual(6);
  });

  it('ends when it is stopped, also from within', () => {
    let own = 0;
    const once = startBeat(EVERY_FIFTEEN, () => {
      own += 1;
      once.stop();
    });
    vi.advanceTimersByTime(120_000);
    expect(own).toBe(1);
    expect(beats).toBe(8);
  });
});
