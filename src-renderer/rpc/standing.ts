import { create } from 'zustand';
import type { Standing } from '#shared/live/standing.ts';
import type { CallError } from './appError.ts';

/** What the service says of its database: whether it may work with it, and why not. */
export const useStanding = create<{ standing: Standing }>(() => ({ standing: { state: 'open' } }));

export function setStanding(standing: Standing): void {
  useStanding.setState({ standing });
}

/** The stream itself was refused, so that nobody will tell: the refusal does. */
export function learnFrom(error: CallError): void {
  if (error.code === 'storage' && error.details.reason === 'unreachable') setStanding({ state: 'away' });
}
