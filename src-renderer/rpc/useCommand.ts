import { useCallback, useRef, useState } from 'react';
import { newCommandId } from '#shared/kernel/ids.ts';
import { type CallError, leavesDoubt, mayRepeat, toAppError } from './appError.ts';
import { commandChain } from './commandChain.ts';
import { LostUnderWay } from './connection.ts';
import { showErrorToast } from './errorToast.tsx';
import { goesToOutbox, isAway } from './outbox.ts';
import { queryClient } from './queryClient.ts';
import { invalidateTopics } from './topics.ts';

type Call<I, O> = (input: I) => Promise<O>;
type Rollback = () => void;
/** `isKept`: it could not be done now and waits in the outbox, so that nothing failed and there is nothing to show. */
export type Outcome<O> =
  | { readonly ok: true; readonly value: O }
  | { readonly ok: false; readonly error: CallError; readonly isKept?: true };

/** An attempt that could not be carried out, to be kept for later as the same command. */
export interface Attempt {
  readonly commandId: string;
  readonly mayHaveArrived: boolean;
}

interface CommandOptions<I, O> {
  /** Entities that this command changes: the person's own window does not wait for the live event. */
  readonly changes?: readonly string[];
  /** Shows the result before it is known; returns the way back, used when it is refused. */
  readonly optimistic?: (input: I) => Rollback;
  readonly onDone?: (output: O, input: I) => void;
  /** `toast` (default) tells in a corner; `inline` leaves it to the form, which shows `error`. */
  readonly errors?: 'toast' | 'inline';
  /** Keeps it in the outbox while the service is away (`keepForLater`); false when that cannot be. */
  readonly later?: (input: I, attempt: Attempt) => Promise<boolean>;
  /** Codes that the screen handles by itself (`overLimit`, `conflict` …): never told by a toast. */
  readonly handles?: readonly CallError['code'][];
}

export interface Command<I, O> {
  /** Sends it. Never throws: a refusal is a value, and what was typed stays where it is. */
  readonly run: (input: Omit<I, 'commandId'>) => Promise<Outcome<O>>;
  readonly isRunning: boolean;
  /** The last refusal, until the next attempt or `forget`. */
  readonly error: CallError | null;
  readonly forget: () => void;
}

/** The one way for a screen to change something: `useCommand(client.tickets.start, { changes: ['ticket'] })`. */
export function useCommand<I extends { commandId?: string | undefined }, O>(
  call: Call<I, O>,
  options: CommandOptions<Omit<I, 'commandId'>, O> = {},
): Command<I, O> {
  const latest = useRef({ call, options });
  latest.current = { call, options };
  const chain = useRef(commandChain(newCommandId));
  const [running, setRunning] = useState(0);
  const [error, setError] = useState<CallError | null>(null);

  const run = useCallback(async (input: Omit<I, 'commandId'>): Promise<Outcome<O>> => {
    const { call: send, options: how } = latest.current;
    const rollback = how.optimistic?.(input);
    setRunning((count) => count + 1);
    setError(null);
    const commandId = chain.current.idFor(input);
    const keep = async () => {
      const attempt = { commandId, mayHaveArrived: chain.current.isInDoubt() };
      if (how.later === undefined || !(await how.later(input, attempt))) return false;
      chain.current.settled();
      rollback?.();
      return true;
    };
    try {
      if (goesToOutbox() && (await keep())) return kept;
      const output = await sendTwice(async () => {
        try {
          return await send({ ...input, commandId } as unknown as I);
        } catch (thrown) {
          if (thrown instanceof LostUnderWay) chain.current.doubt();
          throw thrown;
        }
      });
      chain.current.settled();
      how.onDone?.(output, input);
      refetch(how.changes);
      return { ok: true, value: output };
    } catch (thrown) {
      const refusal = toAppError(thrown);
      if (refusal.code === 'storage' && leavesDoubt(refusal)) chain.current.doubt();
      if (isAway(refusal) && (await keep())) return kept;
      if (refusal.code === 'internal' && !(thrown instanceof Error && 'code' in thrown))
        console.error(thrown);
      if (!mayRepeat(refusal) && !leavesDoubt(refusal)) chain.current.settled();
      rollback?.();
      setError(refusal);
      if (refusal.code === 'conflict') refetch(how.changes);
      const isHandled = how.handles?.includes(refusal.code) === true;
      if (how.errors !== 'inline' && !isHandled) showErrorToast(refusal);
      return { ok: false, error: refusal };
    } finally {
      setRunning((count) => count - 1);
    }
  }, []);

  const forget = useCallback(() => setError(null), []);
  return { run, isRunning: running > 0, error, forget };
}

const kept = { ok: false, error: { code: 'offline', details: {} }, isKept: true } as const;

/** A lost connection or a busy database gets one more try with the same command id, which cannot happen twice. */
async function sendTwice<O>(send: () => Promise<O>): Promise<O> {
  try {
    return await send();
  } catch (thrown) {
    if (!mayRepeat(toAppError(thrown))) throw thrown;
    return send();
  }
}

function refetch(changes: readonly string[] | undefined): void {
  if (changes === undefined) return;
  void invalidateTopics(queryClient, new Map(changes.map((entity) => [entity, new Set<number>()])));
}
