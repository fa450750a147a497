import { useEffect, useRef } from 'react';
import type { HeldItem } from '#shared/custody/fields.ts';
import { toAppError } from '../../rpc/appError.ts';
import { client } from '../../rpc/client.ts';
import { showErrorToast } from '../../rpc/errorToast.tsx';
import { type IssueSearch, idsIn } from '../search.ts';
import type { Issue } from './useIssue.ts';

/**
 * Begins the form with what the address asks for: whose it is, then which assets, judged as if scanned. What was noted
 * when they were handed over comes along.
 */
export function useStart(
  issue: Issue,
  search: IssueSearch,
  held: { readonly items: readonly HeldItem[]; readonly isComplete: boolean },
): void {
  const latest = useRef(issue);
  latest.current = issue;
  const isAsked = useRef(false);
  const waiting = useRef<Parameters<Issue['add']>[0]>([]);

  useEffect(() => {
    if (isAsked.current) return;
    isAsked.current = true;
    const ids = idsIn(search.assets);
    const start = async () => {
      const [person, ...assets] = await Promise.all([
        search.person === undefined ? null : client.people.get({ id: search.person }),
        ...ids.map((id) => client.assets.get({ id })),
      ]);
      waiting.current = assets.map((asset) => ({ asset }));
      if (person === null) {
        // Without a person yet each asset is judged by itself.
        latest.current.add(waiting.current);
        waiting.current = [];
        return;
      }
      const ref = { id: person.id, name: person.name };
      if (latest.current.kind === 'handOver') latest.current.chooseReceiver(ref);
      else latest.current.chooseHolder(ref);
    };
    start().catch((error: unknown) => showErrorToast(toAppError(error)));
  }, [search.assets, search.person]);

  // The assets follow once the person stands there: only then can be said whether they fit.
  const isKnown = issue.isReady && (issue.kind === 'handOver' || held.isComplete);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is held is complete by then
  useEffect(() => {
    if (!isKnown || waiting.current.length === 0) return;
    const noted = new Map(held.items.map((item) => [item.asset.id, item]));
    const assets = waiting.current.map(({ asset }) => ({ asset, noted: noted.get(asset.id) }));
    waiting.current = [];
    latest.current.add(assets);
  }, [isKnown]);
}
