import { useCallback, useRef, useState } from 'react';
import { newCommandId } from '#shared/kernel/ids.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { type CallError, mayRepeat, toAppError } from './appError.ts';
import { commandChain } from './commandChain.ts';
import { showErrorToast } from './errorToast.tsx';
import { queryClient } from './queryClient.ts';
import { invalidateTopics } from './topics.ts';

type Call<I, O> = (input: I) => Promise<O>;
type Rollback = () => void;
export type Outcome<O> = Result<O, CallError>;

interface CommandOptions<I, O> {
  /** Entities that this command changes: the person's own window does not wait for the live event. */
  readonly changes?: readonly string[];
  /** Shows the result before it is known; returns the way back, used when it is refused. */
  readonly optimistic?: (input: I) => Rollback;
  readonly onDone?: (output: O, input: I) => void;
  /** `toast` (default) tells in a corner; `inline` leaves it to the form, which shows `error`. */
  readonly errors?: 'toast' | 'inline';
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
    try {
      const output = await sendTwice(() =>
        send({ ...input, commandId: chain.current.idFor(input) } as unknown as I),
      );
      chain.current.settled();
      how.onDone?.(output, input);
      refetch(how.changes);
      return ok(output);
    } catch (thrown) {
      const refusal = toAppError(thrown);
      if (refusal.code === 'internal' && !(thrown instanceof Error && 'code' in thrown))
        console.error(thrown);
      if (!mayRepeat(refusal)) chain.current.settled();
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
