import { expect, it } from 'vitest';
import { backOff } from '#main/mail/backOff.ts';
import { HOUR, MINUTE } from '#shared/kernel/time.ts';

it('waits from a minute to six hours, twice as long after each failure', () => {
  expect([1, 2, 3, 4].map(backOff)).toEqual([1, 2, 4, 8].map((minutes) => minutes * MINUTE));
  expect([9, 10, 500].map(backOff)).toEqual([256 * MINUTE, 6 * HOUR, 6 * HOUR]);
});
