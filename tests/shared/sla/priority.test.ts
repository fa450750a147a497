import { describe, expect, test } from 'vitest';
import {
  DEFAULT_PRIORITY_MATRIX,
  IMPACTS,
  PRIORITIES,
  type PriorityMatrix,
  priorityMatrix,
  priorityOf,
  URGENCIES,
} from '#shared/sla/priority.ts';

const weight = (priority: (typeof PRIORITIES)[number]) => PRIORITIES.indexOf(priority);

describe('the priority matrix', () => {
  test.each([
    ['low', 'low', 'low'],
    ['low', 'medium', 'low'],
    ['low', 'high', 'medium'],
    ['medium', 'low', 'low'],
    ['medium', 'medium', 'medium'],
    ['medium', 'high', 'high'],
    ['high', 'low', 'medium'],
    ['high', 'medium', 'high'],
    ['high', 'high', 'critical'],
  ] as const)('of impact %s and urgency %s gives %s', (impact, urgency, priority) => {
    expect(priorityOf(DEFAULT_PRIORITY_MATRIX, impact, urgency)).toBe(priority);
  });

  test('never falls when impact or urgency rises', () => {
    for (const [i, impact] of IMPACTS.entries()) {
      for (const [u, urgency] of URGENCIES.entries()) {
        const here = weight(priorityOf(DEFAULT_PRIORITY_MATRIX, impact, urgency));
        const wider = IMPACTS[i + 1];
        const sooner = URGENCIES[u + 1];
        if (wider)
          expect(weight(priorityOf(DEFAULT_PRIORITY_MATRIX, wider, urgency))).toBeGreaterThanOrEqual(here);
        if (sooner)
          expect(weight(priorityOf(DEFAULT_PRIORITY_MATRIX, impact, sooner))).toBeGreaterThanOrEqual(here);
      }
    }
  });

  test('reads impact first: an uneven one is not turned round', () => {
    const uneven: PriorityMatrix = {
      ...DEFAULT_PRIORITY_MATRIX,
      high: { low: 'critical', medium: 'high', high: 'critical' },
    };
    expect(priorityOf(uneven, 'high', 'low')).toBe('critical');
    expect(priorityOf(uneven, 'low', 'high')).toBe('medium');
  });

  test('is accepted only whole', () => {
    expect(priorityMatrix.safeParse(DEFAULT_PRIORITY_MATRIX).success).toBe(true);
    const { high: _high, ...missing } = DEFAULT_PRIORITY_MATRIX;
    expect(priorityMatrix.safeParse(missing).success).toBe(false);
    expect(
      priorityMatrix.safeParse({ ...DEFAULT_PRIORITY_MATRIX, low: { low: 'low', medium: 'low' } }).success,
    ).toBe(false);
    expect(
      priorityMatrix.safeParse({
        ...DEFAULT_PRIORITY_MATRIX,
        low: { low: 'low', medium: 'low', high: 'urgent' },
      }).success,
    ).toBe(false);
    expect(
      priorityMatrix.safeParse({ ...DEFAULT_PRIORITY_MATRIX, critical: DEFAULT_PRIORITY_MATRIX.low }).success,
    ).toBe(false);
  });
});
