import { describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '#shared/kernel/time.ts';
import { afterFailure, type Failures, lockedUntil } from '#shared/sessions/lockOut.ts';

const now = Date.UTC(2026, 0, 5, 15);

function failing(times: number, from: Failures | null = null): Failures | null {
  let failures = from;
  for (let i = 0; i < times; i += 1) failures = afterFailure(failures, now, 5);
  return failures;
}

describe('the back-off of failed sign-ins', () => {
  it('locks from the fifth failure on', () => {
    expect(lockedUntil(failing(4), now)).toBeNull();
    expect(lockedUntil(failing(5), now)).toBe(now + MINUTE);
    expect(lockedUntil(failing(6), now)).toBe(now + 2 * MINUTE);
    expect(lockedUntil(failing(50), now)).toBe(now + 60 * MINUTE);
  });

  it('is open again at the very instant that was told', () => {
    expect(lockedUntil(failing(5), now + MINUTE - 1)).toBe(now + MINUTE);
    expect(lockedUntil(failing(5), now + MINUTE)).toBeNull();
  });

  it('keeps nobody out for longer than an hour, though the clock is put back by a month', () => {
    expect(lockedUntil(failing(50), now - 30 * DAY)).toBeNull();
    // The failures still count: the next one locks by the clock that holds now.
    const next = afterFailure(failing(50), now - 30 * DAY, 5);
    expect(lockedUntil(next, now - 30 * DAY)).toBe(now - 30 * DAY + 60 * MINUTE);
  });

  it('forgets after a day without a failure, not before', () => {
    expect(afterFailure(failing(9), now + DAY - 1, 5).failures).toBe(10);
    expect(afterFailure(failing(9), now + DAY, 5)).toEqual({
      failures: 1,
      lastAt: now + DAY,
      lockedUntil: null,
    });
  });
});
