import { describe, expect, it } from 'vitest';
import { type Act, type IdleInput, idleStretches, type Occasion } from '#shared/idle/idle.ts';
import type { Span } from '#shared/indicators/period.ts';
import { MINUTE } from '#shared/kernel/time.ts';
import { seededRandom } from '../../builders/seededRandom.ts';

/** Minutes from midnight of one day, as `9:30`; `+1 9:30` is the day after. */
function at(clock: string): number {
  const [, day = '0', hours = '0', minutes = '0'] = /^(?:\+(\d) )?(\d+):(\d+)$/.exec(clock) ?? [];
  return ((Number(day) * 24 + Number(hours)) * 60 + Number(minutes)) * MINUTE;
}

const span = (from: string, to: string): Span => ({ from: at(from), to: at(to) });
const act = (when: string): Act<string> => ({ at: at(when), event: `act ${when}` });
const occasion = (
  from: string,
  to: string,
  reason: Occasion<string>['reason'] = 'holding',
): Occasion<string> => ({ ...span(from, to), reason, begun: `begun ${from}`, ended: `ended ${to}` });

function found(parts: Partial<IdleInput<string>>) {
  return idleStretches({
    within: span('0:00', '23:59'),
    shift: [span('9:00', '18:00')],
    acts: [],
    occasions: [],
    load: [],
    limit: 8,
    thresholdSeconds: 60 * 60,
    ...parts,
  });
}

describe('time without recorded activity, by hand', () => {
  it('is what passes on shift from an act to the next while a ticket is in hand', () => {
    const stretches = found({ acts: [act('9:10'), act('11:00')], occasions: [occasion('8:00', '11:00')] });
    expect(stretches).toEqual([
      {
        ...span('9:10', '11:00'),
        seconds: 110 * 60,
        reasons: ['holding'],
        since: 'act 9:10',
        until: 'act 11:00',
        isOpen: false,
      },
    ]);
  });

  it('must be longer than the threshold: exactly as long is none', () => {
    const occasions = [occasion('9:00', '18:00')];
    const acts = (next: string) => [act('9:00'), act(next), act('10:30'), act('11:20'), act('12:10')];
    const hourly = ['13:00', '14:00', '15:00', '16:00', '17:00'].map(act);
    expect(found({ acts: [...acts('10:00'), ...hourly], occasions })).toEqual([]);
    expect(found({ acts: [...acts('10:01'), ...hourly], occasions })).toMatchObject([{ seconds: 61 * 60 }]);
  });

  it('is none without a ticket in hand and with nothing waiting', () => {
    expect(found({})).toEqual([]);
    expect(found({ acts: [act('9:00')], occasions: [occasion('18:00', '19:00')] })).toEqual([]);
  });

  it('begins with what gave them something to do, and ends with what took it away', () => {
    expect(found({ occasions: [occasion('10:00', '12:00')] })).toMatchObject([
      { ...span('10:00', '12:00'), since: 'begun 10:00', until: 'ended 12:00', isOpen: false },
    ]);
  });

  it('goes on over the night, whose hours do not count', () => {
    const shift = [span('9:00', '18:00'), span('+1 9:00', '+1 18:00')];
    const stretches = found({
      within: span('0:00', '+1 23:00'),
      shift,
      acts: [act('17:20'), act('+1 9:30')],
      occasions: [occasion('9:00', '+1 9:30')],
    });
    expect(stretches.at(-1)).toMatchObject({
      from: at('17:20'),
      to: at('+1 9:30'),
      seconds: 70 * 60,
      since: 'act 17:20',
      until: 'act +1 9:30',
    });
  });

  it('does not count an absence: the shift has a hole there', () => {
    const shift = [span('9:00', '12:00'), span('16:00', '18:00')];
    expect(
      found({ shift, acts: [act('11:30'), act('16:20')], occasions: [occasion('11:00', '16:20')] }),
    ).toEqual([]);
  });

  it('is broken by time on shift with nothing to do', () => {
    const occasions = [occasion('9:00', '9:50'), occasion('10:00', '10:50')];
    expect(found({ occasions })).toEqual([]);
    const longer = [occasion('9:00', '9:50'), occasion('9:50', '10:50')];
    expect(found({ occasions: longer })).toMatchObject([{ seconds: 110 * 60, since: 'begun 9:00' }]);
  });

  it('counts while a ticket waited that they could take, unless they had as many as they may', () => {
    const occasions = [occasion('10:00', '12:00', 'takeable')];
    expect(found({ occasions })).toMatchObject([{ reasons: ['takeable'], seconds: 120 * 60 }]);
    expect(found({ occasions, load: [span('9:00', '18:00')], limit: 1 })).toEqual([]);
    // From 11:30 on there is room again, which is too short.
    expect(found({ occasions, load: [span('9:00', '11:30')], limit: 1 })).toEqual([]);
    expect(found({ occasions, load: [span('9:00', '10:30')], limit: 1 })).toMatchObject([
      { ...span('10:30', '12:00') },
    ]);
  });

  it('tells both reasons where both were there', () => {
    const occasions = [occasion('10:00', '12:00', 'takeable'), occasion('11:00', '12:30')];
    expect(found({ occasions })).toMatchObject([
      { reasons: ['holding', 'takeable'], ...span('10:00', '12:30') },
    ]);
  });

  it('is open where it reaches the end of what is looked at', () => {
    const stretches = found({ within: span('0:00', '12:00'), occasions: [occasion('9:00', '12:00')] });
    expect(stretches).toMatchObject([{ until: null, isOpen: true, ...span('9:00', '12:00') }]);
  });

  it('never begins before what is looked at', () => {
    const stretches = found({
      within: span('11:00', '23:00'),
      acts: [act('9:10'), act('13:00')],
      occasions: [occasion('9:00', '13:00')],
    });
    expect(stretches).toMatchObject([{ ...span('11:00', '13:00'), seconds: 120 * 60, since: 'act 9:10' }]);
  });
});

describe('whatever happens', () => {
  const random = seededRandom(4);
  const spans = (count: number, to: number): Span[] => {
    const cuts = Array.from({ length: count * 2 }, () => random.whole(0, to)).sort((a, b) => a - b);
    return Array.from({ length: count }, (_, index) => ({
      from: (cuts[index * 2] ?? 0) * MINUTE,
      to: (cuts[index * 2 + 1] ?? 0) * MINUTE,
    }));
  };
  const DAYS = 3 * 24 * 60;
  const cases = Array.from({ length: 400 }, () => {
    const shift = spans(random.whole(1, 5), DAYS);
    const occasions = Array.from({ length: random.whole(0, 8) }, (): Occasion<string> => {
      const [one = { from: 0, to: 0 }] = spans(1, DAYS);
      return { ...one, reason: random.pick(['holding', 'takeable']), begun: 'b', ended: 'e' };
    });
    const acts = Array.from({ length: random.whole(0, 12) }, () => ({
      at: random.whole(0, DAYS) * MINUTE,
      event: 'act',
    }));
    const load = spans(random.whole(0, 2), DAYS);
    const within = { from: random.whole(0, 600) * MINUTE, to: random.whole(1_000, DAYS) * MINUTE };
    return { within, shift, occasions, acts, load, limit: 2, thresholdSeconds: random.whole(0, 90) * 60 };
  });
  const inMinutes = (input: IdleInput<string>, minute: number) => {
    const inside = ({ from, to }: Span) => minute * MINUTE >= from && minute * MINUTE < to;
    return {
      within: inside(input.within),
      onShift: input.shift.some(inside),
      holding: input.occasions.some((each) => each.reason === 'holding' && inside(each)),
      waiting: input.occasions.some((each) => each.reason === 'takeable' && inside(each)),
      load: input.load.filter(inside).length,
    };
  };

  it('adds up to what a clock ticking every minute counts', () => {
    for (const input of cases) {
      const acts = new Set(input.acts.map((each) => each.at / MINUTE));
      let expected = 0;
      let run = 0;
      const close = () => {
        if (run * 60 > input.thresholdSeconds) expected += run;
        run = 0;
      };
      for (let minute = 0; minute < DAYS; minute += 1) {
        const now = inMinutes(input, minute);
        if (acts.has(minute)) close();
        if (!now.onShift || !now.within) continue;
        if (now.holding || (now.waiting && now.load < input.limit)) run += 1;
        else close();
      }
      close();
      const total = idleStretches(input).reduce((sum, { seconds }) => sum + seconds, 0);
      expect(total / 60).toBe(expected);
    }
  });

  it('is never more than the shift, lies within it, and has no act inside', () => {
    for (const input of cases) {
      const stretches = idleStretches(input);
      const shift = input.shift.reduce((sum, { from, to }) => sum + (to - from), 0) / 1_000;
      expect(stretches.reduce((sum, { seconds }) => sum + seconds, 0)).toBeLessThanOrEqual(shift);
      let last = Number.NEGATIVE_INFINITY;
      for (const { from, to, seconds, reasons } of stretches) {
        expect(seconds).toBeGreaterThan(input.thresholdSeconds);
        expect(from).toBeGreaterThanOrEqual(Math.max(last, input.within.from));
        expect(to).toBeLessThanOrEqual(input.within.to);
        expect(reasons.length).toBeGreaterThan(0);
        expect(input.shift.some((each) => from >= each.from && from < each.to)).toBe(true);
        expect(input.shift.some((each) => to > each.from && to <= each.to)).toBe(true);
        expect(input.acts.some((each) => each.at > from && each.at < to)).toBe(false);
        last = to;
      }
    }
  });

  it('is less, never more, with one act more', () => {
    const total = (input: IdleInput<string>) =>
      idleStretches(input).reduce((sum, { seconds }) => sum + seconds, 0);
    for (const input of cases) {
      const extra = { at: random.whole(0, DAYS) * MINUTE, event: 'extra' };
      expect(total({ ...input, acts: [...input.acts, extra] })).toBeLessThanOrEqual(total(input));
    }
  });
});
