import { create } from 'zustand';
import { allows, type Permission } from '#shared/rpc/permissions.ts';
import type { Me } from '#shared/sessions/contract.ts';
import { toAppError } from './appError.ts';

/**
 * Who is signed in. `expired` keeps the screens as they stand under a sign-in dialogue, so that nothing typed is
 * lost.
 */
export type Session =
  | { readonly phase: 'starting' | 'unreachable' | 'signedOut'; readonly me: null }
  | { readonly phase: 'signedIn' | 'expired'; readonly me: Me };

export const useSession = create<Session>(() => ({ phase: 'starting', me: null }));

/** The signed-in person; only for what is shown inside the frame. */
export function useMe(): Me {
  const me = useSession((session) => session.me);
  if (me === null) throw new Error('Nobody is signed in');
  return me;
}

/** Whether the signed-in person may call procedures with this permission. */
export function useAllows(permission: Permission): boolean {
  return useSession((session) => session.me !== null && allows(permission, session.me.roles));
}

/** The same outside of a component. */
export function sessionAllows(permission: Permission): boolean {
  const { me } = useSession.getState();
  return me !== null && allows(permission, me.roles);
}

/** Sees in every refused call whether the session is over, or a temporary password or a missing factor stands in the way. */
export function noticeRefusal(error: unknown, path: readonly string[]): void {
  const { code } = toAppError(error);
  const { me, phase } = useSession.getState();
  if (me === null || phase !== 'signedIn') return;
  if (code === 'unauthenticated' && path.join('.') !== 'sessions.create') {
    useSession.setState({ phase: 'expired', me });
  }
  if (code === 'passwordChangeRequired' && !me.mustChangePassword) {
    useSession.setState({ phase: 'signedIn', me: { ...me, mustChangePassword: true } });
  }
  if (code === 'secondFactorMissing' && !me.lacksSecondFactor) {
    useSession.setState({ phase: 'signedIn', me: { ...me, lacksSecondFactor: true } });
  }
}
