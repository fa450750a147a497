import { describe, expect, it } from 'vitest';
import { type Demand, makeSetting, type Setting, trialCalendar } from '#shared/assignment/trial/demand.ts';
import { EventQueue } from '#shared/assignment/trial/eventQueue.ts';
import { figuresOf } from '#shared/assignment/trial/figures.ts';
import { seededRandom } from '#shared/assignment/trial/random.ts';
import { runTrial } from '#shared/assignment/trial/run.ts';
import { simulateMany } from '#shared/assignment/trial/spread.ts';
import { simulateTrial } from '#shared/assignment/trial/trial.ts';
import { at } from '../../../builders/calendars.ts';

const PARTS = { weeks: 4, technicians: 5, limit: 8 };
const calendar = trialCalendar();

/** A request of an hour's work on the first Monday at nine in Mexico City. */
function aDemand(parts: Partial<Demand> = {}): Demand {
  const arrival = at('2026-01-05T15:00:00Z');
  return {
    at: arrival,
    priority: 'medium',
    workSeconds: 3_600,
    waitSeconds: 0,
    acquaintance: 0,
    chance: 0,
    ...parts,
  };
}

function settingOf(demands: readonly Demand[], technicians: number): Setting {
  return { calendar, demands, absences: Array.from({ length: technicians }, () => []) };
}

describe('the trial', () => {
  it('comes out the same for the same seed, and differently for another', () => {
    expect(simulateTrial({ ...PARTS, seed: 7 })).toEqual(simulateTrial({ ...PARTS, seed: 7 }));
    expect(simulateTrial({ ...PARTS, seed: 7 })).not.toEqual(simulateTrial({ ...PARTS, seed: 8 }));
  });

  const over = simulateMany({ ...PARTS, seed: 1, seeds: 100 });

  it('starts, on the mean of a hundred seeds, from the published figures of before', () => {
    expect(Math.abs(over.before.weeklyDeviation.mean - 4.7)).toBeLessThan(0.2);
    expect(Math.abs(over.before.withinFirstPromise.mean - 0.67)).toBeLessThan(0.02);
  });

  it('shares more evenly by the rules than the published trial did, and solves sooner', () => {
    expect(over.after.weeklyDeviation.mean).toBeLessThan(1.2);
    expect(over.after.withinFirstPromise.mean).toBeGreaterThan(0.9);
    expect(over.after.meanResolutionHours.mean).toBeLessThan(0.72 * over.before.meanResolutionHours.mean);
  });

  it('gets less even the busier the technicians are', () => {
    const busier = simulateMany({ ...PARTS, seed: 1, seeds: 60, load: 0.92 });
    expect(busier.after.weeklyDeviation.mean).toBeGreaterThan(over.after.weeklyDeviation.mean + 0.3);
    expect(busier.after.weeklyDeviation.mean).toBeLessThan(busier.before.weeklyDeviation.mean / 2);
  });

  it('tells the mean and the spread of the very seeds', () => {
    const ten = Array.from({ length: 10 }, (_, i) => simulateTrial({ ...PARTS, seed: 5 + i }).after);
    const sorted = ten.map((f) => f.weeklyDeviation).sort((a, b) => a - b);
    const { mean, p10, p90 } = simulateMany({ ...PARTS, seed: 5, seeds: 10 }).after.weeklyDeviation;
    expect(mean).toBeCloseTo(sorted.reduce((a, b) => a + b, 0) / 10, 2);
    expect([p10, p90]).toEqual([sorted[0], sorted[8]]);
  });

  it('solves every request once, in working time, by either way', () => {
    const setting = makeSetting(seededRandom(3), PARTS);
    for (const way of [
      { kind: 'balanced', limit: 8 },
      { kind: 'acquaintance', random: seededRandom(4) },
    ] as const) {
      const outcomes = runTrial(setting, way);
      expect(outcomes.map(({ createdAt }) => createdAt).sort()).toEqual(
        setting.demands.map((d) => d.at).sort(),
      );
      for (const { createdAt, assignedAt, solvedAt } of outcomes) {
        expect(assignedAt).toBeGreaterThanOrEqual(createdAt);
        expect(solvedAt).toBeGreaterThan(assignedAt);
        expect(calendar.isOpen(solvedAt - 1)).toBe(true);
      }
    }
  });

  it('never gives a technician more than the limit at once', () => {
    const demands = Array.from({ length: 60 }, () => aDemand());
    const outcomes = runTrial(settingOf(demands, 3), { kind: 'balanced', limit: 2 });
    for (const { technician, assignedAt } of outcomes) {
      const held = outcomes.filter(
        (other) =>
          other.technician === technician && other.assignedAt <= assignedAt && other.solvedAt > assignedAt,
      );
      expect(held.length).toBeLessThanOrEqual(2);
    }
    expect(outcomes).toHaveLength(60);
  });

  it('works on what is due first, and lets nobody work on a day off', () => {
    const late = aDemand({ priority: 'low' });
    const urgent = aDemand({ priority: 'critical', at: late.at + 60_000 });
    const usual = aDemand({ priority: 'medium', at: late.at + 120_000 });
    const day = [at('2026-01-05T06:00:00Z'), at('2026-01-06T06:00:00Z')] as const;
    const alone = runTrial(settingOf([late, usual, urgent], 1), { kind: 'balanced', limit: 8 });
    expect(alone.map(({ createdAt }) => createdAt)).toEqual([late.at, urgent.at, usual.at]);
    const away = runTrial({ calendar, demands: [late], absences: [[day]] }, { kind: 'balanced', limit: 8 });
    expect(away[0]?.solvedAt).toBe(at('2026-01-06T16:00:00Z'));
  });

  it('counts a wait of the requester against the first promise', () => {
    const [outcome] = runTrial(settingOf([aDemand({ priority: 'critical', waitSeconds: 8 * 3_600 })], 1), {
      kind: 'balanced',
      limit: 8,
    });
    expect(outcome?.solvedAt).toBe(at('2026-01-06T16:00:00Z'));
    expect(figuresOf(outcome === undefined ? [] : [outcome], settingOf([], 1))).toMatchObject({
      withinFirstPromise: 0,
      meanResolutionHours: 9,
    });
  });

  describe('measures as the design defines it', () => {
    const monday = at('2026-01-05T15:00:00Z');
    const hour = 3_600_000;
    const outcome = (technician: number, hours: number) => ({
      createdAt: monday,
      assignedAt: monday + hour,
      technician,
      solvedAt: monday + hours * hour,
      firstPromiseAt: monday + 3 * hour,
    });
    const outcomes = [outcome(0, 2), outcome(0, 3), outcome(0, 4), outcome(1, 3)];

    it('each figure', () => {
      expect(figuresOf(outcomes, settingOf([], 2))).toEqual({
        weeklyDeviation: 1,
        withinFirstPromise: 0.75,
        meanResolutionHours: 2,
        meanTotalHours: 3,
        longestHours: 4,
      });
    });

    it('balance among those on shift at least half of the week', () => {
      const off = (days: number) => [[monday - 9 * hour, monday + (days * 24 - 9) * hour] as const];
      const deviationWith = (days: number) =>
        figuresOf(outcomes, { calendar, absences: [[], [], off(days)] }).weeklyDeviation;
      // 3, 1 and 0 tickets; or 3 and 1.
      expect(deviationWith(2)).toBe(1.25);
      expect(deviationWith(3)).toBe(1);
    });

    it('no balance of the week after, in which only what was left is handed out', () => {
      const late = { ...outcome(1, 60), assignedAt: monday + 7 * 24 * hour };
      expect(figuresOf([...outcomes, late, late], settingOf([], 2)).weeklyDeviation).toBe(1);
    });
  });
});

it('lets events happen in their order, and of one instant in the order of their pushing', () => {
  const random = seededRandom(11);
  const queue = new EventQueue();
  const pushed: { at: number; order: number }[] = [];
  const happened: { at: number; order: number }[] = [];
  for (let order = 0; order < 500; order++) {
    const event = { at: Math.floor(random.next() * 50), order };
    pushed.push(event);
    queue.push(event.at, () => happened.push(event));
  }
  queue.run();
  expect(happened).toEqual(pushed.sort((a, b) => a.at - b.at || a.order - b.order));
});
