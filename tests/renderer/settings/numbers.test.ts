import { describe, expect, it } from 'vitest';
import { isWhole, MEGABYTE, megabytes } from '#renderer/settings/numbers.ts';

describe('number fields of the settings', () => {
  it('hold whole numbers within their bounds, and nothing is not zero', () => {
    expect(isWhole(3, 1, 60)).toBe(true);
    expect(isWhole('60', 1, 60)).toBe(true);
    expect(isWhole('', 0, 60)).toBe(false);
    expect(isWhole(61, 1, 60)).toBe(false);
    expect(isWhole(2.5, 1, 60)).toBe(false);
    expect(isWhole('x', 1, 60)).toBe(false);
  });

  it('show bytes as megabytes', () => {
    expect(megabytes(25 * MEGABYTE)).toBe(25);
    expect(megabytes(26_214_400)).toBe(26.21);
  });
});
