import { describe, expect, it } from 'vitest';
import { sinceFirstRecord } from '#renderer/system/availability.ts';

const months = (...shares: (number | null)[]) => shares.map((share) => ({ share }));

describe('sinceFirstRecord', () => {
  it('leaves out the months before the first record, and keeps those without one in between', () => {
    expect(sinceFirstRecord(months(1, null, 0.98, null, null))).toEqual(months(1, null, 0.98));
  });

  it('keeps the newest month when nothing was recorded yet, and nothing of nothing', () => {
    expect(sinceFirstRecord(months(null, null))).toEqual(months(null));
    expect(sinceFirstRecord([])).toEqual([]);
  });
});
