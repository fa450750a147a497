import { useEffect, useRef } from 'react';
import { toAppError } from '../../rpc/appError.ts';
import { client } from '../../rpc/client.ts';
import { showErrorToast } from '../../rpc/errorToast.tsx';
import { type IssueSearch, idsIn } from '../search.ts';
import type { Issue } from './useIssue.ts';

/** Begins the form with what the address asks for: whose it is, then which assets, judged as if scanned. */
export function useStart(issue: Issue, search: IssueSearch): void {
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
  useEffect(() => {
    if (!issue.isReady || waiting.current.length === 0) return;
    const assets = waiting.current;
    waiting.current = [];
    latest.current.add(assets);
  }, [issue.isReady]);
}
