import { useRef } from 'react';
import type { Ticket } from '#shared/tickets/fields.ts';
import type { CallError } from '../../rpc/appError.ts';
import { orpc } from '../../rpc/client.ts';
import { patchCached } from '../../rpc/optimistic.ts';
import { type Outcome, useCommand } from '../../rpc/useCommand.ts';
import { useAskConflict } from './ConflictHost.tsx';

interface Step {
  readonly id: number | string;
  readonly version: number;
  readonly commandId?: string | undefined;
}

interface TicketCommandOptions {
  /** The verb, for the dialog of a stale save. */
  readonly wanted: string;
  /** What the ticket looks like at once; taken back when it is refused. */
  readonly optimistic?: (ticket: Ticket) => Ticket;
  readonly errors?: 'toast' | 'inline';
  readonly handles?: readonly CallError['code'][];
  readonly onDone?: (ticket: Ticket) => void;
}

export interface TicketCommand<R> {
  /**
   * `typed`: the person's own words, shown beside what others did when the save was stale. `after`: the version that
   * the person's own last step left, for taking it back.
   */
  readonly run: (rest: R, typed?: string, after?: number) => Promise<Outcome<Ticket>>;
  readonly isRunning: boolean;
  readonly error: CallError | null;
  readonly forget: () => void;
}

/**
 * A step of a ticket: carries the version that the person saw. When that is stale it shows both versions and, if they
 * still want it, does it on the fresh one.
 */
export function useTicketCommand<I extends Step>(
  call: (input: I) => Promise<Ticket>,
  ticket: Ticket,
  options: TicketCommandOptions,
): TicketCommand<Omit<I, keyof Step>> {
  const ask = useAskConflict();
  const latest = useRef(ticket);
  latest.current = ticket;
  // What a conflict has shown is seen too.
  const shown = useRef(0);
  const { wanted, optimistic, errors, handles = [], onDone } = options;
  const patch = (change: (old: Ticket) => Ticket) =>
    patchCached<Ticket>(orpc.tickets.get.key(), (old) => (old.id === ticket.id ? change(old) : old));

  const command = useCommand<I, Ticket>(call, {
    changes: ['ticket'],
    ...(optimistic === undefined ? {} : { optimistic: () => patch(optimistic) }),
    ...(errors === undefined ? {} : { errors }),
    handles: ['conflict', ...handles],
    onDone: (output) => {
      patch(() => output);
      onDone?.(output);
    },
  });

  const run = async (rest: Omit<I, keyof Step>, typed?: string, after = 0): Promise<Outcome<Ticket>> => {
    const { id, version } = latest.current;
    const send = (seen: number) =>
      command.run({ ...rest, id, version: seen } as unknown as Omit<I, 'commandId'>);
    let outcome = await send(Math.max(version, shown.current, after));
    while (!outcome.ok && outcome.error.code === 'conflict') {
      const { changes, version: present } = outcome.error.details;
      shown.current = present;
      if ((await ask({ changes, wanted, typed: typed ?? null })) === 'leave') return outcome;
      outcome = await send(present);
    }
    return outcome;
  };
  return { run, isRunning: command.isRunning, error: command.error, forget: command.forget };
}
