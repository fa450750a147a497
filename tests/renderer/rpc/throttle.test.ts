import { describe, expect, it } from 'vitest';
import { throttleTopics } from '#renderer/rpc/throttle.ts';
import type { Topics } from '#renderer/rpc/topics.ts';

function aThrottle() {
  let now = 0;
  let timer: { at: number; run: () => void } | null = null;
  const passed: { at: number; topics: Record<string, number[]> }[] = [];
  const throttle = throttleTopics(
    (topics: Topics) =>
      passed.push({
        at: now,
        topics: Object.fromEntries([...topics].map(([entity, ids]) => [entity, [...ids].sort()])),
      }),
    1_000,
    {
      now: () => now,
      after: (milliseconds, run) => {
        timer = { at: now + milliseconds, run };
        return () => {
          timer = null;
        };
      },
    },
  );
  const wait = (milliseconds: number) => {
    const until = now + milliseconds;
    if (timer !== null && timer.at <= until) {
      now = timer.at;
      const { run } = timer;
      timer = null;
      run();
    }
    now = until;
  };
  const add = (entity: string, ...ids: number[]) => throttle.add(new Map([[entity, new Set(ids)]]));
  return { add, wait, passed, stop: throttle.stop };
}

describe('throttleTopics', () => {
  it('passes the first change on at once', () => {
    const { add, passed } = aThrottle();
    add('ticket', 1);
    expect(passed).toEqual([{ at: 0, topics: { ticket: [1] } }]);
  });

  it('joins what comes within the second into one', () => {
    const { add, wait, passed } = aThrottle();
    add('ticket', 1);
    wait(100);
    add('ticket', 2);
    wait(100);
    add('ticket', 3);
    add('person', 9);
    wait(2_000);
    expect(passed).toEqual([
      { at: 0, topics: { ticket: [1] } },
      { at: 1_000, topics: { ticket: [2, 3], person: [9] } },
    ]);
  });

  it('passes at most one a second however many come', () => {
    const { add, wait, passed } = aThrottle();
    for (let change = 0; change < 50; change += 1) {
      add('ticket', change);
      wait(100);
    }
    expect(passed.map(({ at }) => at)).toEqual([0, 1_000, 2_000, 3_000, 4_000, 5_000]);
  });

  it('is quick again after a quiet while', () => {
    const { add, wait, passed } = aThrottle();
    add('ticket', 1);
    wait(5_000);
    add('ticket', 2);
    expect(passed.map(({ at }) => at)).toEqual([0, 5_000]);
  });

  it('lets "any of them" swallow single ids', () => {
    const { add, wait, passed } = aThrottle();
    add('ticket', 1);
    add('ticket', 2);
    add('ticket');
    add('ticket', 3);
    wait(1_000);
    expect(passed[1]?.topics).toEqual({ ticket: [] });
  });

  it('passes nothing on once stopped', () => {
    const { add, wait, passed, stop } = aThrottle();
    add('ticket', 1);
    add('ticket', 2);
    stop();
    wait(5_000);
    expect(passed).toHaveLength(1);
  });
});
