import { describe, expect, test } from 'vitest';
import { drainOrder, type Queued } from '#shared/assignment/drainOrder.ts';
import { seededRandom } from '../../builders/seededRandom.ts';

const aTicket = (id: number, given: Partial<Queued> = {}): Queued => ({
  id,
  front: false,
  resolutionDueAt: 1_000,
  createdAt: 100,
  ...given,
});

const order = (...tickets: Queued[]) => [...tickets].sort(drainOrder).map((ticket) => ticket.id);

describe('the queue is drained', () => {
  test('from its front, however late the others are', () => {
    expect(
      order(aTicket(1, { resolutionDueAt: 1 }), aTicket(2, { front: true, resolutionDueAt: null })),
    ).toEqual([2, 1]);
  });

  test('most urgent deadline first, however old the others are', () => {
    expect(order(aTicket(1, { createdAt: 1 }), aTicket(2, { resolutionDueAt: 999 }))).toEqual([2, 1]);
  });

  test('with tickets without a deadline last', () => {
    expect(order(aTicket(1, { resolutionDueAt: null, createdAt: 1 }), aTicket(2))).toEqual([2, 1]);
    expect(order(aTicket(2, { resolutionDueAt: null }), aTicket(1, { resolutionDueAt: null }))).toEqual([
      1, 2,
    ]);
  });

  test('oldest first among equal deadlines, then by id', () => {
    expect(order(aTicket(1, { createdAt: 101 }), aTicket(2, { createdAt: 99 }))).toEqual([2, 1]);
    expect(order(aTicket(5), aTicket(3), aTicket(4))).toEqual([3, 4, 5]);
  });

  test('most urgent first among those at the front', () => {
    expect(order(aTicket(1, { front: true }), aTicket(2, { front: true, resolutionDueAt: 5 }))).toEqual([
      2, 1,
    ]);
  });

  test('in one order whatever order they came in', () => {
    const random = seededRandom(5);
    const tickets = Array.from({ length: 60 }, (_, i) =>
      aTicket(i, {
        front: random.chance(20),
        resolutionDueAt: random.chance(30) ? null : random.whole(1, 4),
        createdAt: random.whole(1, 4),
      }),
    );
    const first = order(...tickets);
    for (let n = 0; n < 20; n++) expect(order(...random.shuffled(tickets))).toEqual(first);
  });
});
