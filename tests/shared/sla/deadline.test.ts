import { describe, expect, test } from 'vitest';
import type { Span } from '#shared/calendars/spans.ts';
import {
  deadlineState,
  moveDue,
  type Policy,
  pause,
  promise,
  reprioritise,
  resume,
  usedSeconds,
} from '#shared/sla/deadline.ts';
import { aCalendar, at, HOURS, iso } from '../../builders/calendars.ts';
import { seededRandom } from '../../builders/seededRandom.ts';

const calendar = aCalendar();
/** One hour to answer, ten to solve, at risk after eight: on a calendar of eight hours a day. */
const policy: Policy = { firstResponseMinutes: 60, resolutionMinutes: 600, atRiskPercent: 80, calendar };
const startedAt = at('2026-01-05T10:00:00Z');

function shown(deadlines: Record<string, number | null>) {
  return Object.fromEntries(
    Object.entries(deadlines).map(([key, value]) => [key, key.endsWith('At') ? iso(value) : value]),
  );
}

describe('a promise', () => {
  test('counts both clocks and the warning in working time', () => {
    expect(shown({ ...promise({ ...policy, startedAt }) })).toEqual({
      firstResponseDueAt: '2026-01-05T11:00:00Z',
      resolutionDueAt: '2026-01-06T12:00:00Z',
      atRiskAt: '2026-01-06T10:00:00Z',
    });
  });

  test('made at night starts in the morning', () => {
    expect(shown({ ...promise({ ...policy, startedAt: at('2026-01-05T22:00:00Z') }) })).toEqual({
      firstResponseDueAt: '2026-01-06T10:00:00Z',
      resolutionDueAt: '2026-01-07T11:00:00Z',
      atRiskAt: '2026-01-06T17:00:00Z',
    });
  });

  test.each([
    [100, '2026-01-06T12:00:00Z'],
    [50, '2026-01-05T15:00:00Z'],
    [1, '2026-01-05T10:06:00Z'],
  ])('warns after %d percent', (atRiskPercent, warned) => {
    expect(iso(promise({ ...policy, atRiskPercent, startedAt }).atRiskAt)).toBe(warned);
  });

  test('leaves out what the policy does not promise', () => {
    const { firstResponseDueAt, ...rest } = promise({ ...policy, resolutionMinutes: null, startedAt });
    expect(iso(firstResponseDueAt)).toBe('2026-01-05T11:00:00Z');
    expect(rest).toEqual({ resolutionDueAt: null, atRiskAt: null });
    expect(promise({ ...policy, firstResponseMinutes: null, startedAt }).firstResponseDueAt).toBeNull();
  });

  test('is no promise on a calendar without hours', () => {
    expect(promise({ ...policy, calendar: aCalendar({ hours: {} }), startedAt })).toEqual({
      firstResponseDueAt: null,
      resolutionDueAt: null,
      atRiskAt: null,
    });
  });
});

describe('waiting', () => {
  const { resolutionDueAt } = promise({ ...policy, startedAt });

  test('keeps what was left, and gives it back', () => {
    const remainingSeconds = pause({ resolutionDueAt, calendar }, at('2026-01-05T16:00:00Z'));
    expect(remainingSeconds).toBe(4 * HOURS);
    expect(shown({ ...resume({ remainingSeconds, policy }, at('2026-01-08T16:00:00Z')) })).toEqual({
      resolutionDueAt: '2026-01-09T12:00:00Z',
      atRiskAt: '2026-01-09T10:00:00Z',
    });
  });

  test('at night costs nothing', () => {
    const remainingSeconds = pause({ resolutionDueAt, calendar }, at('2026-01-05T20:00:00Z'));
    const back = resume({ remainingSeconds, policy }, at('2026-01-06T06:00:00Z'));
    expect(back.resolutionDueAt).toBe(resolutionDueAt);
  });

  test('changes nothing when it lasts no time, at any moment of the clock', () => {
    const before = promise({ ...policy, startedAt });
    for (let now = startedAt; now < at('2026-01-06T12:00:00Z'); now += 17 * 60_000) {
      const back = resume({ remainingSeconds: pause({ resolutionDueAt, calendar }, now), policy }, now);
      expect(back.resolutionDueAt).toBe(before.resolutionDueAt);
      // Before its instant the warning may sit at either end of the same closed night.
      expect(calendar.between(back.atRiskAt ?? 0, before.atRiskAt ?? 0)).toBe(0);
    }
  });

  test('that begins late stays late by as much working time', () => {
    const now = at('2026-01-06T15:00:00Z');
    const remainingSeconds = pause({ resolutionDueAt, calendar }, now);
    expect(remainingSeconds).toBe(-3 * HOURS);
    const back = resume({ remainingSeconds, policy }, at('2026-01-09T10:00:00Z'));
    expect(shown({ ...back })).toEqual({
      resolutionDueAt: '2026-01-08T15:00:00Z',
      atRiskAt: '2026-01-08T13:00:00Z',
    });
    expect(pause({ ...back, calendar }, at('2026-01-09T10:00:00Z'))).toBe(-3 * HOURS);
  });

  test('at the due instant leaves nothing, half a second later it is late', () => {
    expect(pause({ resolutionDueAt, calendar }, at('2026-01-06T12:00:00Z'))).toBe(0);
    expect(pause({ resolutionDueAt, calendar }, at('2026-01-06T12:00:00.500Z'))).toBe(-1);
    expect(pause({ resolutionDueAt, calendar }, at('2026-01-06T11:59:58.500Z'))).toBe(1);
  });

  test('begun when already at risk is at risk at once when it ends', () => {
    const remainingSeconds = pause({ resolutionDueAt, calendar }, at('2026-01-06T11:00:00Z'));
    const now = at('2026-01-07T12:00:00Z');
    const back = resume({ remainingSeconds, policy }, now);
    expect(iso(back.resolutionDueAt)).toBe('2026-01-07T13:00:00Z');
    expect(deadlineState({ ...back, remainingSeconds: null, endedAt: null }, now)).toBe('atRisk');
  });

  test('has nothing to keep without a due time', () => {
    expect(pause({ resolutionDueAt: null, calendar }, startedAt)).toBeNull();
    expect(resume({ remainingSeconds: null, policy }, startedAt)).toEqual({
      resolutionDueAt: null,
      atRiskAt: null,
    });
  });
});

describe('a change of priority', () => {
  const waited: Span[] = [[at('2026-01-05T12:00:00Z'), at('2026-01-05T16:00:00Z')]];
  const urgent: Policy = { ...policy, firstResponseMinutes: 30, resolutionMinutes: 240 };

  test('recomputes from creation', () => {
    expect(shown({ ...reprioritise({ ...urgent, startedAt, pauses: [], standingSince: null }) })).toEqual({
      firstResponseDueAt: '2026-01-05T10:30:00Z',
      resolutionDueAt: '2026-01-05T14:00:00Z',
      atRiskAt: '2026-01-05T13:12:00Z',
      remainingSeconds: null,
    });
  });

  test('leaves time out in which the clock stood, but not of the first response', () => {
    const slow: Policy = { ...urgent, firstResponseMinutes: 180 };
    expect(shown({ ...reprioritise({ ...slow, startedAt, pauses: waited, standingSince: null }) })).toEqual({
      firstResponseDueAt: '2026-01-05T13:00:00Z',
      resolutionDueAt: '2026-01-06T10:00:00Z',
      atRiskAt: '2026-01-06T09:12:00Z',
      remainingSeconds: null,
    });
  });

  test('while standing gives what is left of the new budget and no due time', () => {
    const standingSince = at('2026-01-05T16:30:00Z');
    expect(reprioritise({ ...urgent, startedAt, pauses: waited, standingSince })).toEqual({
      firstResponseDueAt: at('2026-01-05T10:30:00Z'),
      resolutionDueAt: null,
      atRiskAt: null,
      remainingSeconds: 1.5 * HOURS,
    });
  });

  test('to less than was used already is late', () => {
    const harsh: Policy = { ...policy, resolutionMinutes: 60 };
    const standingSince = at('2026-01-06T10:00:00Z');
    expect(reprioritise({ ...harsh, startedAt, pauses: waited, standingSince }).remainingSeconds).toBe(
      -3 * HOURS,
    );
    const running = reprioritise({ ...harsh, startedAt, pauses: waited, standingSince: null });
    expect(iso(running.resolutionDueAt)).toBe('2026-01-05T11:00:00Z');
  });

  test('to a policy without a resolution time leaves none', () => {
    const lax: Policy = { ...policy, resolutionMinutes: null };
    const standing = reprioritise({ ...lax, startedAt, pauses: [], standingSince: startedAt });
    expect([standing.resolutionDueAt, standing.remainingSeconds]).toEqual([null, null]);
  });

  test('to the same policy gives the deadlines that waiting and going on had given', () => {
    const random = seededRandom(3);
    for (let n = 0; n < 200; n++) {
      const start = at('2026-01-01T00:00:00Z') + random.whole(0, 40_000) * 60_000;
      const plan: Policy = { ...policy, resolutionMinutes: random.whole(60, 6000) };
      let due = promise({ ...plan, startedAt: start }).resolutionDueAt;
      let now = start;
      const pauses: Span[] = [];
      for (let waits = random.whole(0, 4); waits > 0; waits--) {
        const from = now + random.whole(1, 600) * 60_000;
        now = from + random.whole(1, 6000) * 60_000;
        // A wait that begins late goes on being late; from creation it would not move what lay before it.
        if (due === null || from > due) break;
        due = resume(
          { remainingSeconds: pause({ resolutionDueAt: due, calendar }, from), policy: plan },
          now,
        ).resolutionDueAt;
        pauses.push([from, now]);
      }
      const anew = reprioritise({
        ...plan,
        startedAt: start,
        pauses: random.shuffled(pauses),
        standingSince: null,
      });
      // Used up exactly at closing, the budget is due then or, had a wait begun there, when the wait ended.
      expect(calendar.between(anew.resolutionDueAt ?? 0, due ?? 0, pauses)).toBe(0);
    }
  });
});

describe('an agreed time after the due one', () => {
  test('becomes the due time, and the warning keeps its distance', () => {
    expect(shown({ ...moveDue({ resolutionDueAt: at('2026-01-12T10:00:00Z'), policy }) })).toEqual({
      resolutionDueAt: '2026-01-12T10:00:00Z',
      atRiskAt: '2026-01-09T16:00:00Z',
    });
  });

  test('without a reserve warns when it is due', () => {
    const due = at('2026-01-12T10:00:00Z');
    expect(moveDue({ resolutionDueAt: due, policy: { ...policy, atRiskPercent: 100 } }).atRiskAt).toBe(due);
  });
});

describe('used time', () => {
  const pauses: Span[] = [[at('2026-01-05T12:00:00Z'), at('2026-01-05T13:00:00Z')]];

  test('is the working time since the start without standing still', () => {
    expect(usedSeconds({ startedAt, pauses, calendar }, at('2026-01-06T10:00:00Z'))).toBe(7 * HOURS);
  });

  test('is none before the start, and whole seconds', () => {
    expect(usedSeconds({ startedAt, pauses, calendar }, startedAt - HOURS * 1000)).toBe(0);
    expect(usedSeconds({ startedAt, pauses, calendar }, startedAt + 1_600)).toBe(2);
  });
});

describe('how a deadline stands', () => {
  const running = {
    resolutionDueAt: at('2026-01-06T12:00:00Z'),
    atRiskAt: at('2026-01-06T10:00:00Z'),
    remainingSeconds: null,
    endedAt: null,
  };
  const standing = { resolutionDueAt: null, atRiskAt: null, endedAt: null };

  test.each([
    ['2026-01-06T09:59:59.999Z', 'onTime'],
    ['2026-01-06T10:00:00Z', 'atRisk'],
    ['2026-01-06T12:00:00Z', 'atRisk'],
    ['2026-01-06T12:00:00.001Z', 'overdue'],
  ])('at %s is %s', (now, state) => {
    expect(deadlineState(running, at(now))).toBe(state);
  });

  test('without a due time is none, or stands still', () => {
    expect(deadlineState({ ...standing, remainingSeconds: null }, startedAt)).toBe('none');
    expect(deadlineState({ ...standing, remainingSeconds: -60 }, startedAt)).toBe('standing');
  });

  test('without a warning is on time until it is due', () => {
    expect(deadlineState({ ...running, atRiskAt: null }, at('2026-01-06T11:00:00Z'))).toBe('onTime');
  });

  test('of a resolved ticket goes by its due instant', () => {
    const now = at('2026-02-01T00:00:00Z');
    expect(deadlineState({ ...running, endedAt: running.resolutionDueAt }, now)).toBe('met');
    expect(deadlineState({ ...running, endedAt: running.resolutionDueAt + 1 }, now)).toBe('missed');
  });

  test('of a resolved ticket goes by what was left where the clock stands', () => {
    const now = at('2026-02-01T00:00:00Z');
    const ended = { ...standing, endedAt: startedAt };
    expect(deadlineState({ ...ended, remainingSeconds: 0 }, now)).toBe('met');
    expect(deadlineState({ ...ended, remainingSeconds: -1 }, now)).toBe('missed');
    expect(deadlineState({ ...ended, remainingSeconds: null }, now)).toBe('none');
  });
});
