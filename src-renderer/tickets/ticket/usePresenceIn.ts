import { useEffect, useMemo, useRef } from 'react';
import { client } from '../../rpc/client.ts';

/** A window that says nothing for two minutes is taken for gone. */
const AGAIN = 50_000;
/** Who has not pressed a key for this long is no longer typing. */
const PAUSE = 4_000;

type State = 'looking' | 'typing';

/**
 * Tells the others that one looks at a ticket, and `typing()` that one writes; says so again now and then, and leaves
 * with the component. Nothing depends on it: a lost word of presence is no error.
 */
export function usePresenceIn(ticketId: number): { readonly typing: () => void } {
  const told = useRef<{ state: State; timer: ReturnType<typeof setTimeout> | undefined }>({
    state: 'looking',
    timer: undefined,
  });

  const teller = useMemo(() => {
    const tell = (state: State | 'left') => {
      client.tickets.presence({ id: ticketId, state }).catch(() => {});
    };
    return {
      tell,
      typing: () => {
        const now = told.current;
        clearTimeout(now.timer);
        now.timer = setTimeout(() => {
          now.state = 'looking';
          tell('looking');
        }, PAUSE);
        if (now.state === 'typing') return;
        now.state = 'typing';
        tell('typing');
      },
    };
  }, [ticketId]);

  useEffect(() => {
    const now = told.current;
    teller.tell('looking');
    const again = setInterval(() => teller.tell(now.state), AGAIN);
    return () => {
      clearInterval(again);
      clearTimeout(now.timer);
      now.state = 'looking';
      teller.tell('left');
    };
  }, [teller]);

  return { typing: teller.typing };
}
