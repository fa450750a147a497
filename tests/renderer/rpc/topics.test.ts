import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import { orpc } from '#renderer/rpc/client.ts';
import { invalidateTopics } from '#renderer/rpc/topics.ts';

/** A cache that holds these answers, and which of them a change has made stale. */
async function staleAfter(
  topics: [string, number[]][],
  answers: [readonly unknown[], unknown][],
): Promise<number[]> {
  const queries = new QueryClient();
  for (const [key, data] of answers) queries.setQueryData(key, data);
  await invalidateTopics(queries, new Map(topics.map(([entity, ids]) => [entity, new Set(ids)])));
  return answers.flatMap(([key], index) =>
    queries.getQueryState(key)?.isInvalidated === true ? [index] : [],
  );
}

const list = orpc.tickets.list.queryKey({ input: { queue: 'mine' } });
const seven = orpc.tickets.get.queryKey({ input: { id: 'SB-2026-000007' } });
const eight = orpc.tickets.get.queryKey({ input: { id: 8 } });
const counts = orpc.tickets.counts.queryKey({ input: {} });
const people = orpc.people.list.queryKey({ input: { q: 'ana' } });

describe('invalidateTopics', () => {
  it('makes lists and counts stale with any ticket', async () => {
    expect(
      await staleAfter(
        [['ticket', [99]]],
        [
          [list, {}],
          [counts, {}],
          [people, {}],
        ],
      ),
    ).toEqual([0, 1]);
  });

  it('makes figures stale with whatever they are made of, without asking for them at once', async () => {
    const queries = new QueryClient();
    let asked = 0;
    const queryKey = orpc.indicators.figures.queryKey({ input: { from: '2026-01-01', to: '2026-01-31' } });
    const observer = new QueryObserver(queries, {
      queryKey,
      queryFn: () => {
        asked += 1;
        return {};
      },
      staleTime: Number.POSITIVE_INFINITY,
    });
    const leave = observer.subscribe(() => undefined);
    await vi.waitFor(() => expect(queries.getQueryState(queryKey)?.status).toBe('success'));
    await invalidateTopics(queries, new Map([['asset', new Set([1])]]));
    expect(queries.getQueryState(queryKey)?.isInvalidated).toBe(false);
    await invalidateTopics(queries, new Map([['ticket', new Set([1])]]));
    expect(queries.getQueryState(queryKey)?.isInvalidated).toBe(true);
    expect(asked).toBe(1);
    leave();
  });

  it('leaves the details of other tickets alone, by whatever key they were asked', async () => {
    expect(
      await staleAfter(
        [['ticket', [7]]],
        [
          [seven, { id: 7 }],
          [eight, { id: 8 }],
        ],
      ),
    ).toEqual([0]);
  });

  it('takes every detail when no ids are told', async () => {
    expect(
      await staleAfter(
        [['ticket', []]],
        [
          [seven, { id: 7 }],
          [eight, { id: 8 }],
        ],
      ),
    ).toEqual([0, 1]);
  });

  it('asks for a history again, which does not say whose it is', async () => {
    const history = orpc.tickets.history.queryKey({ input: { id: 8 } });
    expect(await staleAfter([['ticket', [7]]], [[history, { items: [] }]])).toEqual([0]);
  });

  it('makes deadlines stale with a calendar', async () => {
    expect(
      await staleAfter(
        [['calendar', [1]]],
        [
          [list, {}],
          [seven, { id: 7 }],
          [people, {}],
        ],
      ),
    ).toEqual([0, 1]);
  });

  it('does nothing for entities that no screen shows', async () => {
    expect(
      await staleAfter(
        [['timeMachine', [1]]],
        [
          [list, {}],
          [people, {}],
        ],
      ),
    ).toEqual([]);
  });
});
