import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  activeQuery,
  actsQuery,
  heldQuery,
  lastActQuery,
  putBackQuery,
  queueQuery,
  stepsQuery,
  waitedQuery,
} from '#main/idle/queries.ts';
import { openTestDatabase, type TestDatabase } from '../../builders/database.ts';
import { explain, slowSteps } from '../../builders/queryPlan.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await openTestDatabase();
});
afterAll(() => t.close());

const range = { from: 5, to: 900 };
const span = { from: 0, to: 1_000 };

describe('what idle time is derived from is found by an index', () => {
  it.each([
    [
      'somebody’s acts, between two events',
      actsQuery(1, range),
      'events_actor (actorId=? AND rowid>? AND rowid<?)',
    ],
    ['their newest act, from the end of the index', lastActQuery(1), 'events_actor (actorId=?)'],
    ['the events of some tickets', stepsQuery([1, 2]), 'r USING PRIMARY KEY (entity=? AND entityId=?)'],
    [
      'tickets given to somebody',
      heldQuery(1, span, 0),
      'assignments_technician (technicianId=? AND at>? AND at<?)',
    ],
    ['tickets that waited', waitedQuery(span, 0), 'tickets_createdAt (createdAt>? AND createdAt<?)'],
    ['tickets put back', putBackQuery(range), 'events_action (action=? AND rowid>? AND rowid<?)'],
    ['tickets that wait now', queueQuery(10), 'tickets_queue'],
    ['tickets in hand', activeQuery(1), 'tickets_active (assigneeId=?)'],
  ])('%s', async (_name, query, index) => {
    const plan = await explain(t.db.read, query.compile(t.db.read));
    expect(plan.join('\n')).toContain(index);
    // The ids that are asked for, the queue itself, and each of somebody's own rows once: nothing that grows.
    const slow = slowSteps(plan).filter(
      (step) => !/SCAN wanted|tickets_queue|TEMP B-TREE FOR (DISTINCT|ORDER BY)/.test(step),
    );
    expect(slow, plan.join('\n')).toEqual([]);
  });
});
