import type { LiveEvent } from '#shared/live/contract.ts';
import { toAppError } from './appError.ts';
import { client } from './client.ts';
import { useConnection } from './connection.ts';
import { setPresence, usePresence } from './presence.ts';
import { queryClient } from './queryClient.ts';
import { noticeServerVersion } from './serverVersion.ts';
import { useSession } from './session.ts';
import { learnFrom, setStanding, useStanding } from './standing.ts';
import { throttleTopics } from './throttle.ts';
import { invalidateTopics } from './topics.ts';

const EVERY = 1_000;
const RETRY = 2_000;

type NoticeListener = (newestId: number) => void;
const noticeListeners = new Set<NoticeListener>();

/** Called when there is something new in the signed-in person's notification centre. */
export function onNotified(listener: NoticeListener): () => void {
  noticeListeners.add(listener);
  return () => noticeListeners.delete(listener);
}

/**
 * Follows the live events, once for the window: whatever they say has changed is asked for again at once and then at
 * most once a second; after a lost connection or a new epoch (a restored backup) everything is. Returns the way to stop.
 */
export function followLive(): () => void {
  const refetch = throttleTopics((topics) => void invalidateTopics(queryClient, topics), EVERY, {
    now: () => performance.now(),
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  let stop = new AbortController();
  let known: { seq: number; epoch: number } | null = null;
  let followed = '';

  const take = (event: LiveEvent) => {
    switch (event.type) {
      case 'here':
        noticeServerVersion(event.version);
        // What happened while nobody listened cannot be told piece by piece.
        if (known !== null && (known.epoch !== event.epoch || known.seq !== event.seq)) {
          if (known.epoch !== event.epoch) void queryClient.resetQueries();
          else void queryClient.invalidateQueries();
        }
        known = { seq: event.seq, epoch: event.epoch };
        return;
      case 'changed':
        known = { seq: event.seq, epoch: event.epoch };
        refetch.add(new Map(event.topics.map((topic) => [topic.entity, new Set(topic.ids)])));
        return;
      case 'standing':
        // What could not be asked for meanwhile is asked for again.
        if (event.standing.state === 'open' && useStanding.getState().standing.state !== 'open')
          void queryClient.invalidateQueries();
        setStanding(event.standing);
        return;
      case 'presence':
        setPresence(event.ticketId, event.people);
        return;
      case 'notified':
        refetch.add(new Map([['notification', new Set<number>()]]));
        for (const tell of noticeListeners) tell(event.newestId);
    }
  };

  const listen = async (signal: AbortSignal) => {
    while (!signal.aborted) {
      try {
        const events = await client.live.events({}, { signal });
        for await (const event of events) {
          if (signal.aborted) return;
          take(event);
        }
      } catch (thrown) {
        // Lost or refused: the connection and the session tell their own stories.
        if (!signal.aborted) learnFrom(toAppError(thrown));
      }
      if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, RETRY));
    }
  };

  const renew = () => {
    const { state, generation } = useConnection.getState();
    const { phase, me } = useSession.getState();
    const wanted = state === 'connected' && phase === 'signedIn' ? `${generation}:${me.id}` : '';
    if (wanted === followed) return;
    followed = wanted;
    stop.abort();
    usePresence.setState({ byTicket: new Map() });
    if (wanted === '') return;
    stop = new AbortController();
    void listen(stop.signal);
  };

  const ends = [useConnection.subscribe(renew), useSession.subscribe(renew)];
  renew();
  return () => {
    for (const end of ends) end();
    stop.abort();
    refetch.stop();
  };
}
