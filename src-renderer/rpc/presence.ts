import { create } from 'zustand';

export interface Present {
  readonly id: number;
  readonly name: string;
  readonly isTyping: boolean;
}

/** Who looks at or types in which ticket, by ticket id; kept by the live events. */
export const usePresence = create<{ byTicket: ReadonlyMap<number, readonly Present[]> }>(() => ({
  byTicket: new Map(),
}));

const nobody: readonly Present[] = [];

/** The others in a ticket: everybody there but the one who asks. */
export function useOthersIn(ticketId: number, myId: number): readonly Present[] {
  const people = usePresence((state) => state.byTicket.get(ticketId) ?? nobody);
  return people.some((person) => person.id === myId) ? people.filter((person) => person.id !== myId) : people;
}

export function setPresence(ticketId: number, people: readonly Present[]): void {
  usePresence.setState((old) => {
    const byTicket = new Map(old.byTicket);
    if (people.length === 0) byTicket.delete(ticketId);
    else byTicket.set(ticketId, people);
    return { byTicket };
  });
}
