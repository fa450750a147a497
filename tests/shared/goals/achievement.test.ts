import { describe, expect, it } from 'vitest';
import { achievementOf, progressState } from '#shared/goals/achievement.ts';
import { MEASURES, measures } from '#shared/goals/measures.ts';
import { seededRandom } from '../../builders/seededRandom.ts';

const foresee = (value: number) => ({ value, low: value, high: value });

describe('the share of a target that is achieved', () => {
  it('is value over target where at least so much is wanted', () => {
    expect(achievementOf('onTime', 0.46, 0.92)).toBe(0.5);
    expect(achievementOf('solved', 120, 100)).toBe(1.2);
    expect(achievementOf('solved', 0, 100)).toBe(0);
  });

  it('is target over value where at most so much is put up with', () => {
    expect(achievementOf('resolutionMedian', 10_000, 8_000)).toBe(0.8);
    expect(achievementOf('resolutionMedian', 8_000, 10_000)).toBe(1.25);
  });

  it('of a target of nothing is all or nothing', () => {
    expect(achievementOf('reopenRate', 0, 0)).toBe(1);
    expect(achievementOf('reopenRate', 0.1, 0)).toBe(0);
    expect(achievementOf('reopenRate', 0, 0.05)).toBe(2);
    expect(achievementOf('onTime', 0.5, 0)).toBe(1);
  });

  it('is at least 1 exactly where the target is met, better for better values, never beyond 2', () => {
    const random = seededRandom(11);
    for (let round = 0; round < 2_000; round += 1) {
      const measure = random.pick(MEASURES);
      const target = random.whole(1, 1_000) / 100;
      const [worse, better] = [random.whole(0, 1_000) / 100, random.whole(0, 1_000) / 100].sort((a, b) =>
        measures[measure].direction === 'atLeast' ? a - b : b - a,
      ) as [number, number];
      const isMet = measures[measure].direction === 'atLeast' ? worse >= target : worse <= target;
      expect(achievementOf(measure, worse, target) >= 1).toBe(isMet);
      expect(achievementOf(measure, better, target)).toBeGreaterThanOrEqual(
        achievementOf(measure, worse, target),
      );
      expect(achievementOf(measure, better, target)).toBeLessThanOrEqual(2);
      expect(achievementOf(measure, worse, target)).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('how a goal goes', () => {
  const now = { target: 0.9, isOver: false, forecast: null };

  it('says nothing where nothing was measured, whatever is foreseen', () => {
    expect(progressState('onTime', { ...now, value: null, forecast: foresee(1) })).toBe('noData');
    expect(progressState('onTime', { ...now, value: null, isOver: true })).toBe('noData');
  });

  it('is judged by the forecast while the period runs, also against the present value', () => {
    expect(progressState('onTime', { ...now, value: 0.5, forecast: foresee(0.9) })).toBe('onTrack');
    expect(progressState('onTime', { ...now, value: 1, forecast: foresee(0.89) })).toBe('atRisk');
    expect(progressState('reopenRate', { ...now, target: 0.1, value: 0, forecast: foresee(0.11) })).toBe(
      'atRisk',
    );
  });

  it('is reached at once only by what cannot be undone', () => {
    expect(progressState('solved', { ...now, target: 10, value: 10 })).toBe('reached');
    expect(progressState('timeWorked', { ...now, target: 100, value: 101 })).toBe('reached');
    expect(progressState('onTime', { ...now, value: 1 })).toBe('onTrack');
  });

  it('says nothing of a target not met while it is too early to foresee', () => {
    expect(progressState('solved', { ...now, target: 10, value: 3 })).toBe('noData');
  });

  it('is reached or missed by the value alone once the period is over', () => {
    const over = { ...now, isOver: true };
    expect(progressState('onTime', { ...over, value: 0.9, forecast: foresee(0) })).toBe('reached');
    expect(progressState('onTime', { ...over, value: 0.89, forecast: foresee(1) })).toBe('missed');
  });
});
