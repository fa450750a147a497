import { describe, expect, it } from 'vitest';
import { type Case, type Curve, curveOf, shareAfter } from '#shared/delays/curve.ts';
import { NEEDED_CASES, predict, predictByLadder, reachesOddsIn } from '#shared/delays/forecast.ts';
import { ladderOf, nameOfClass } from '#shared/delays/ladder.ts';
import { seededRandom } from '../../builders/seededRandom.ts';

/** Solved after so many seconds. */
const solved = (...seconds: number[]): Case[] => seconds.map((each) => ({ seconds: each, isSolved: true }));
/** 100, 200 … of so many cases, by a factor. */
const upTo = (count: number, factor = 1) =>
  solved(...Array.from({ length: count }, (_, index) => factor * 100 * (index + 1)));
const TWENTY = curveOf(upTo(20));

describe('a prediction from twenty cases of 100 to 2000 seconds', () => {
  it('for a ticket just assigned is that of all of them', () => {
    expect(predict(TWENTY, { usedSeconds: 0, dueInSeconds: 1_500 })).toEqual({
      cases: 20,
      casesOpen: 0,
      casesLeft: 20,
      typicalSeconds: 1_000,
      // Ranks 2 and 19: a tenth and nine tenths of one more than there are.
      leftSeconds: { earliest: 200, median: 1_000, latest: 1_900 },
      lateOdds: expect.closeTo(5 / 20, 8),
    });
  });

  it('after 850 seconds is made of the twelve that took longer', () => {
    expect(predict(TWENTY, { usedSeconds: 850, dueInSeconds: 650 })).toEqual({
      cases: 20,
      casesOpen: 0,
      casesLeft: 12,
      typicalSeconds: 1_000,
      // Of 900 … 2000: the first (1.3), the sixth and the twelfth (11.7).
      leftSeconds: { earliest: 50, median: 550, latest: 1_150 },
      lateOdds: expect.closeTo(5 / 12, 8),
    });
  });

  it('a case that took exactly as long as is used is over, one that ends when it is due is in time', () => {
    expect(predict(TWENTY, { usedSeconds: 900, dueInSeconds: 600 })?.casesLeft).toBe(11);
    expect(predict(TWENTY, { usedSeconds: 0, dueInSeconds: 2_000 })?.lateOdds).toBe(0);
    expect(predict(TWENTY, { usedSeconds: 0, dueInSeconds: 1_999 })?.lateOdds).toBeCloseTo(1 / 20, 8);
  });

  it('is certain of being late once it is due, and says no odds where nothing was promised', () => {
    expect(predict(TWENTY, { usedSeconds: 100, dueInSeconds: 0 })?.lateOdds).toBe(1);
    expect(predict(TWENTY, { usedSeconds: 100, dueInSeconds: -500 })?.lateOdds).toBe(1);
    expect(predict(TWENTY, { usedSeconds: 100, dueInSeconds: null })?.lateOdds).toBeNull();
  });

  it('is none with 19 cases, nor where fewer than nine took longer', () => {
    expect(predict(curveOf(upTo(19)), { usedSeconds: 0, dueInSeconds: 100 })).toBeNull();
    expect(predict(TWENTY, { usedSeconds: 1_100, dueInSeconds: 100 })).not.toBeNull();
    expect(predict(TWENTY, { usedSeconds: 1_200, dueInSeconds: 100 })).toBeNull();
  });

  it('is later, and less sure of its end, where as many again have been open for longer', () => {
    const open = Array.from({ length: 10 }, () => ({ seconds: 1_050, isSolved: false }));
    const prediction = predict(curveOf([...upTo(20), ...open]), { usedSeconds: 0, dueInSeconds: 1_500 });
    // A third is solved by 1000; of the twenty left ten are open. Half of all are done at 1500, a tenth is left at 2000.
    expect(prediction).toMatchObject({ cases: 30, casesOpen: 10, casesLeft: 30 });
    expect(prediction?.leftSeconds).toEqual({ earliest: 300, median: 1_300, latest: 1_900 });
    expect(prediction?.lateOdds).toBeCloseTo((20 / 30) * 0.5, 8);
    const many = Array.from({ length: 15 }, () => ({ seconds: 2_500, isSolved: false }));
    expect(
      predict(curveOf([...upTo(20), ...many]), { usedSeconds: 0, dueInSeconds: 9 })?.leftSeconds.latest,
    ).toBe(null);
    const most = [...many, ...many];
    expect(predict(curveOf([...upTo(20), ...most]), { usedSeconds: 0, dueInSeconds: 9 })).toBeNull();
  });

  it('says when its odds will have reached 60 % if it is not done before', () => {
    // Due at 1500: five took longer. Five of eight are 62.5 %: when 1200 seconds are used.
    expect(reachesOddsIn(TWENTY, { usedSeconds: 0, dueInSeconds: 1_500 }, 0.6)).toBe(1_200);
    expect(reachesOddsIn(TWENTY, { usedSeconds: 1_000, dueInSeconds: 500 }, 0.6)).toBe(200);
    expect(reachesOddsIn(TWENTY, { usedSeconds: 1_200, dueInSeconds: 300 }, 0.6)).toBe(0);
    expect(reachesOddsIn(TWENTY, { usedSeconds: 0, dueInSeconds: 2_000 }, 0.6)).toBeNull();
    expect(reachesOddsIn(TWENTY, { usedSeconds: 0, dueInSeconds: null }, 0.6)).toBeNull();
    expect(reachesOddsIn(TWENTY, { usedSeconds: 0, dueInSeconds: -1 }, 0.6)).toBe(0);
  });
});

describe('whatever the cases', () => {
  const random = seededRandom(71);
  const curves = Array.from({ length: 200 }, () => {
    const count = random.whole(0, 260);
    const most = random.pick([10, 1_000, 400_000]);
    const isOpen = random.pick([0, 10, 50]);
    return curveOf(
      Array.from({ length: count }, () => ({
        seconds: random.whole(0, most),
        isSolved: !random.chance(isOpen),
      })),
    );
  });
  const somewhere = ({ times }: Curve) => random.whole(0, (times.at(-1) ?? 10) + 5);

  it('odds lie between 0 and 1 and the range holds the median', () => {
    let predicted = 0;
    for (const curve of curves) {
      const standing = { usedSeconds: somewhere(curve), dueInSeconds: somewhere(curve) - 50 };
      const prediction = predict(curve, standing);
      if (prediction === null) continue;
      predicted += 1;
      const { leftSeconds, lateOdds } = prediction;
      expect(lateOdds).toBeGreaterThanOrEqual(0);
      expect(lateOdds).toBeLessThanOrEqual(1);
      expect(leftSeconds.earliest).toBeGreaterThan(0);
      expect(leftSeconds.earliest).toBeLessThanOrEqual(leftSeconds.median);
      if (leftSeconds.latest !== null) {
        expect(leftSeconds.median).toBeLessThanOrEqual(leftSeconds.latest);
      }
      expect(prediction.cases - prediction.casesOpen).toBeGreaterThanOrEqual(NEEDED_CASES);
    }
    expect(predicted).toBeGreaterThan(50);
  });

  it('odds never fall while time is used, and the predicted end never comes nearer', () => {
    for (const curve of curves) {
      const due = somewhere(curve);
      let [odds, end] = [0, 0];
      for (let used = 0; used <= due; used += Math.max(1, Math.floor(due / 40))) {
        const prediction = predict(curve, { usedSeconds: used, dueInSeconds: due - used });
        if (prediction === null) break;
        expect(prediction.lateOdds).toBeGreaterThanOrEqual(odds);
        expect(used + prediction.leftSeconds.median).toBeGreaterThanOrEqual(end);
        odds = prediction.lateOdds ?? 0;
        end = used + prediction.leftSeconds.median;
      }
    }
  });

  it('odds have reached what was announced at the announced time, and not a second before', () => {
    let announced = 0;
    for (const curve of curves) {
      const dueInSeconds = somewhere(curve);
      const wanted = random.pick([0.3, 0.6, 0.9]);
      const after = reachesOddsIn(curve, { usedSeconds: 0, dueInSeconds }, wanted);
      if (after === null || after === 0 || after === dueInSeconds) continue;
      const oddsAt = (used: number) => shareAfter(curve, dueInSeconds) / shareAfter(curve, used);
      announced += 1;
      expect(oddsAt(after)).toBeGreaterThanOrEqual(wanted - 1e-6);
      expect(oddsAt(after - 1)).toBeLessThan(wanted);
    }
    expect(announced).toBeGreaterThan(20);
  });
});

describe('the ladder of classes', () => {
  const ticket = { serviceId: 12, priority: 'high', technicianId: 5 } as const;

  it('goes from service, priority and technician to all', () => {
    expect(ladderOf(ticket).map((key) => [key.kind, nameOfClass(key)])).toEqual([
      ['servicePriorityTechnician', '12/high/5'],
      ['servicePriority', '12/high/'],
      ['service', '12//'],
      ['priority', '/high/'],
      ['all', '//'],
    ]);
  });

  it('has no class of a service for a ticket that has none', () => {
    expect(ladderOf({ ...ticket, serviceId: null }).map(({ kind }) => kind)).toEqual(['priority', 'all']);
  });

  const standing = { usedSeconds: 0, dueInSeconds: 500 };
  const choose = (curves: Record<string, Curve>, at = standing) =>
    predictByLadder(ladderOf(ticket), async (key) => curves[nameOfClass(key)] ?? curveOf([]), at);

  it('takes the first class with twenty cases', async () => {
    const choice = await choose({ '12/high/5': curveOf(upTo(19)), '12/high/': TWENTY, '//': TWENTY });
    expect(choice).toMatchObject({ kind: 'predicted', key: { kind: 'servicePriority' }, curve: TWENTY });
  });

  it('goes on to a wider class where the ticket has outlasted the narrow one', async () => {
    const choice = await choose(
      { '12/high/': TWENTY, '//': curveOf(upTo(20, 10)) },
      { usedSeconds: 1_900, dueInSeconds: 100 },
    );
    expect(choice).toMatchObject({ kind: 'predicted', key: { kind: 'all' } });
  });

  it('says why it predicts nothing', async () => {
    expect(await choose({ '//': curveOf(upTo(7)) })).toEqual({
      kind: 'none',
      reason: 'tooFewCases',
      cases: 7,
    });
    expect(await choose({ '//': TWENTY }, { usedSeconds: 9_000, dueInSeconds: 100 })).toEqual({
      kind: 'none',
      reason: 'outlasted',
      cases: 20,
    });
  });
});
