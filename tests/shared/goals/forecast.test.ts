import { describe, expect, it } from 'vitest';
import { forecastOf, type Known } from '#shared/goals/forecast.ts';
import type { Measured } from '#shared/goals/measured.ts';
import { MEASURES, type MeasureKey, measures } from '#shared/goals/measures.ts';
import { seededRandom } from '../../builders/seededRandom.ts';

const level = (value: number | null, cases: number): Measured => ({ value, cases, met: 0, of: 0 });
const share = (met: number, of: number): Measured => ({
  value: of === 0 ? null : met / of,
  cases: of,
  met,
  of,
});
const known = (soFar: Measured, parts: Partial<Known> = {}): Known => ({
  soFar,
  atEnd: soFar,
  history: [],
  elapsed: 0.5,
  ...parts,
});

describe('a total', () => {
  it('goes on at the pace of the working time that has passed', () => {
    const end = forecastOf('solved', known(level(30, 30), { elapsed: 0.25 }));
    expect(end?.value).toBe(120);
    // 1.2816 × √(30 × 3 × 4)
    expect(end?.low).toBeCloseTo(120 - 24.32, 1);
    expect(end?.high).toBeCloseTo(120 + 24.32, 1);
  });

  it('is not foreseen before a tenth of the working time is over', () => {
    expect(forecastOf('solved', known(level(30, 30), { elapsed: 0.09 }))).toBeNull();
    expect(forecastOf('solved', known(level(30, 30), { elapsed: 0.1 }))).not.toBeNull();
  });

  it('never falls below what is there', () => {
    expect(forecastOf('solved', known(level(1, 1), { elapsed: 0.9 }))?.low).toBe(1);
  });

  it('of none is none, although some may come', () => {
    const end = forecastOf('solved', known(level(0, 0)));
    expect(end).toMatchObject({ value: 0, low: 0 });
    expect(end?.high).toBeGreaterThan(1);
    expect(forecastOf('timeWorked', known(level(0, 0)))).toBeNull();
  });

  it('of seconds is less certain than one of tickets', () => {
    const tickets = forecastOf('solved', known(level(40, 40)));
    const seconds = forecastOf('timeWorked', known(level(40, 40)));
    expect(seconds?.value).toBe(tickets?.value);
    expect(seconds?.high).toBeGreaterThan(tickets?.high ?? 0);
  });
});

describe('a share', () => {
  const history = [share(45, 50), share(45, 50)];

  it('takes open tickets that fall due to be kept at the rate of the periods before', () => {
    // 20 fell due (16 kept); 20 more will, of which 5 are solved already; nothing more is expected at that pace.
    const end = forecastOf('onTime', known(share(16, 20), { atEnd: share(21, 40), history }));
    expect(end?.value).toBeCloseTo((16 + 5 + 15 * 0.9) / 40, 10);
  });

  it('expects more to fall due at the present pace where less is promised', () => {
    const end = forecastOf('onTime', known(share(16, 20), { atEnd: share(16, 20), history, elapsed: 0.25 }));
    expect(end?.value).toBeCloseTo((16 + 60 * 0.9) / 80, 10);
  });

  it('expects as many as in the periods before while a pace says nothing', () => {
    const end = forecastOf('onTime', known(share(1, 2), { history, elapsed: 0.04 }));
    expect(end?.value).toBeCloseTo((1 + 48 * 0.9) / 50, 10);
  });

  it('keeps its own rate where there is no history', () => {
    expect(forecastOf('onTime', known(share(8, 10)))?.value).toBeCloseTo(0.8, 10);
  });

  it('is not foreseen from fewer than five cases, nor where none is of this period', () => {
    expect(forecastOf('onTime', known(share(4, 4)))).toBeNull();
    expect(forecastOf('onTime', known(share(0, 0), { history }))).toBeNull();
    expect(forecastOf('onTime', known(share(1, 1), { history }))).not.toBeNull();
  });

  it('is certain once nothing can fall due any more', () => {
    expect(forecastOf('onTime', known(share(18, 20), { history, elapsed: 1 }))).toEqual({
      value: 0.9,
      low: 0.9,
      high: 0.9,
    });
  });

  it('is not certain of what never failed so far', () => {
    const end = forecastOf('onTime', known(share(5, 5)));
    expect(end).toMatchObject({ value: 1, high: 1 });
    expect(end?.low).toBeLessThan(0.95);
  });
});

describe('occupancy', () => {
  it('adds the rest of the shift at the rate of all that is known', () => {
    const ratio = (met: number, of: number, cases: number): Measured => ({ value: met / of, met, of, cases });
    const history = [ratio(600, 1_000, 10)];
    const end = forecastOf(
      'occupancy',
      known(ratio(400, 1_000, 8), { atEnd: ratio(400, 2_000, 8), history }),
    );
    expect(end?.value).toBeCloseTo((400 + 1_000 * 0.5) / 2_000, 10);
    expect(forecastOf('occupancy', known(ratio(400, 1_000, 2)))).toBeNull();
  });
});

describe('a level', () => {
  it('blends what was measured with the periods before, by cases', () => {
    const history = [level(100, 10), level(200, 30), level(null, 0)];
    // 20 cases so far at 300, 20 to come at (100 × 10 + 200 × 30) ÷ 40.
    const end = forecastOf('resolutionMedian', known(level(300, 20), { history }));
    expect(end?.value).toBeCloseTo((300 * 20 + 175 * 20) / 40, 10);
  });

  it('is the present one where nothing came before', () => {
    const end = forecastOf('resolutionMean', known(level(300, 20)));
    expect(end?.value).toBe(300);
    // 1.2816 × half of the cases × 1.5 × 300 ÷ √20
    expect(end?.high).toBeCloseTo(300 + 1.2816 * 0.5 * ((1.5 * 300) / Math.sqrt(20)), 6);
  });

  it('is as uncertain as the periods before differ', () => {
    const calm = [level(100, 10), level(101, 10), level(99, 10)];
    const wild = [level(20, 10), level(180, 10), level(100, 10)];
    const high = (history: readonly Measured[]) =>
      forecastOf('resolutionMean', known(level(100, 10), { history }))?.high ?? 0;
    expect(high(wild)).toBeGreaterThan(high(calm) + 20);
  });

  it('is not foreseen from fewer than five cases', () => {
    expect(forecastOf('ratingMean', known(level(5, 4)))).toBeNull();
    expect(forecastOf('ratingMean', known(level(null, 0), { history: [level(5, 40)] }))).toBeNull();
  });
});

describe('whatever is known', () => {
  const random = seededRandom(70);
  const measuredOf = (measure: MeasureKey, cases: number): Measured => {
    const { growth, unit } = measures[measure];
    if (growth === 'share') return share(random.whole(0, cases), cases);
    if (growth === 'ratio') {
      const of = random.whole(1, 10_000);
      const met = random.whole(0, of);
      return { value: met / of, met, of, cases };
    }
    if (growth === 'total') return level(unit === 'tickets' ? cases : cases * random.whole(1, 500), cases);
    return level(
      cases === 0 ? null : unit === 'stars' ? random.whole(10, 50) / 10 : random.whole(0, 90_000),
      cases,
    );
  };
  const cases = Array.from({ length: 4_000 }, () => {
    const measure = random.pick(MEASURES);
    const soFar = measuredOf(measure, random.whole(0, 60));
    const promised = random.whole(0, 40);
    const atEnd =
      measures[measure].growth === 'share'
        ? share(soFar.met + random.whole(0, promised), soFar.of + promised)
        : { ...soFar, of: soFar.of + random.whole(0, 5_000) };
    const history = Array.from({ length: random.whole(0, 8) }, () =>
      measuredOf(measure, random.whole(0, 60)),
    );
    return { measure, facts: { soFar, atEnd, history, elapsed: random.whole(0, 100) / 100 } };
  });

  it('the forecast lies between its bounds, and these where the measure can be', () => {
    let foreseen = 0;
    for (const { measure, facts } of cases) {
      const end = forecastOf(measure, facts);
      if (end === null) continue;
      foreseen += 1;
      expect(end.low).toBeLessThanOrEqual(end.value);
      expect(end.high).toBeGreaterThanOrEqual(end.value);
      expect(end.low).toBeGreaterThanOrEqual(measures[measure].unit === 'stars' ? 1 : 0);
      if (measures[measure].growth === 'share') expect(end.high).toBeLessThanOrEqual(1);
      if (measures[measure].unit === 'stars') expect(end.high).toBeLessThanOrEqual(5);
      if (measures[measure].growth === 'total')
        expect(end.low).toBeGreaterThanOrEqual(facts.soFar.value ?? 0);
    }
    expect(foreseen).toBeGreaterThan(2_000);
  });

  it('at the end of the period it is the figure itself, without bounds', () => {
    for (const { measure, facts } of cases) {
      const end = forecastOf(measure, { ...facts, atEnd: facts.soFar, elapsed: 1 });
      if (end === null) continue;
      expect(end.value).toBeCloseTo(facts.soFar.value ?? Number.NaN, 9);
      expect(end.high - end.low).toBe(0);
    }
  });

  it('the bounds hold four of five totals of a steady pace', () => {
    const draw = seededRandom(3);
    let held = 0;
    const rounds = 3_000;
    for (let round = 0; round < rounds; round += 1) {
      // Cases at random over a period, some 60 of them; seen at 40 %.
      const all = Array.from({ length: 600 }, () => (draw.chance(10) ? draw.next() : null)).filter(
        (at) => at !== null,
      );
      const soFar = all.filter((at) => at < 0.4).length;
      const end = forecastOf('solved', known(level(soFar, soFar), { elapsed: 0.4 }));
      if (end !== null && all.length >= end.low && all.length <= end.high) held += 1;
    }
    expect(held / rounds).toBeGreaterThan(0.75);
    expect(held / rounds).toBeLessThan(0.88);
  });
});
