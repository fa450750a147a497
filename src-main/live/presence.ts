import { MINUTE } from '#shared/kernel/time.ts';
import type { LiveEvent } from '#shared/live/contract.ts';

interface Seen {
  readonly name: string;
  readonly isTyping: boolean;
  readonly at: number;
}

/** Who looks at which ticket. In memory only: it is gone with the process and never written. */
export interface Presence {
  mark(
    ticketId: number,
    person: { id: number; name: string },
    state: 'looking' | 'typing' | 'left',
    now: number,
  ): void;
  of(ticketId: number): { id: number; name: string; isTyping: boolean }[];
  leaveAll(personId: number): void;
  stop(): void;
}

type PresenceEvent = Extract<LiveEvent, { type: 'presence' }>;

/** A window that closed without a word is forgotten after this. */
const STALE = 2 * MINUTE;

export function createPresence(tellOthers: (event: PresenceEvent) => void): Presence {
  const tickets = new Map<number, Map<number, Seen>>();

  function listOf(ticketId: number) {
    return [...(tickets.get(ticketId) ?? [])].map(([id, { name, isTyping }]) => ({ id, name, isTyping }));
  }
  function tell(ticketId: number) {
    tellOthers({ type: 'presence', ticketId, people: listOf(ticketId) });
  }
  function forget(ticketId: number, personId: number) {
    const people = tickets.get(ticketId);
    if (!people?.delete(personId)) return;
    if (people.size === 0) tickets.delete(ticketId);
    tell(ticketId);
  }
  const sweep = setInterval(() => {
    const limit = Date.now() - STALE;
    for (const [ticketId, people] of tickets) {
      for (const [personId, seen] of people) if (seen.at < limit) forget(ticketId, personId);
    }
  }, MINUTE);
  sweep.unref();

  return {
    mark(ticketId, person, state, now) {
      if (state === 'left') return forget(ticketId, person.id);
      const people = tickets.get(ticketId) ?? new Map<number, Seen>();
      tickets.set(
        ticketId,
        people.set(person.id, { name: person.name, isTyping: state === 'typing', at: now }),
      );
      tell(ticketId);
    },
    of: listOf,
    leaveAll(personId) {
      for (const ticketId of [...tickets.keys()]) forget(ticketId, personId);
    },
    stop: () => clearInterval(sweep),
  };
}
