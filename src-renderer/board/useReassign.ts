import { useState } from 'react';
import type { TicketRow } from '#shared/tickets/fields.ts';
import { client, orpc } from '../rpc/client.ts';
import { queryClient } from '../rpc/queryClient.ts';
import { showUndo } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { columnFilter, queueFilter } from './columns.ts';
import { boardTexts } from './texts.ts';

export interface Receiver {
  readonly id: number;
  readonly name: string;
}

/** A move that would put somebody over their limit: it waits for its reason. */
export interface OverLimit {
  readonly row: TicketRow;
  readonly to: Receiver;
  readonly active: number;
  readonly limit: number;
}

interface Move {
  readonly id: number;
  readonly version: number;
  readonly assigneeId: number;
  readonly reason?: string;
}

/** Hands tickets from one column to another: the card moves at once, and back for ten seconds. */
export function useReassign() {
  const t = useTexts(boardTexts);
  const [overLimit, setOverLimit] = useState<OverLimit | null>(null);
  const [moving, setMoving] = useState<{ row: TicketRow; to: Receiver } | null>(null);
  const assign = useCommand<
    Move & { commandId?: string | undefined },
    Awaited<ReturnType<typeof client.tickets.assign>>
  >(client.tickets.assign, {
    changes: ['ticket'],
    optimistic: (input) => moveCard(input.id, input.assigneeId),
    handles: ['overLimit'],
  });

  const move = async (row: TicketRow, to: Receiver, reason?: string): Promise<boolean> => {
    if (row.assignee?.id === to.id) return true;
    setMoving({ row, to });
    const outcome = await assign.run({
      id: row.id,
      version: row.version,
      assigneeId: to.id,
      ...(reason === undefined ? {} : { reason }),
    });
    setMoving(null);
    if (!outcome.ok) {
      const { error } = outcome;
      if (error.code === 'overLimit') setOverLimit({ row, to, ...error.details });
      return false;
    }
    setOverLimit(null);
    const before = row.assignee;
    const { id, version } = outcome.value;
    const said = t('moved', { folio: row.folio, name: to.name });
    if (before !== null) {
      showUndo(said, () => void assign.run({ id, version, assigneeId: before.id, reason: t('undoReason') }));
    }
    return true;
  };

  return { move, moving, overLimit, forget: () => setOverLimit(null), isRunning: assign.isRunning };
}

type Page = Awaited<ReturnType<typeof client.tickets.list>>;

/** Moves a card between the columns that are on screen; returns the way back. */
function moveCard(ticketId: number, technicianId: number): () => void {
  const lists = queryClient.getQueriesData<Page>({ queryKey: orpc.tickets.list.key() });
  const found = lists.flatMap(([, page]) => pageItems(page)).find((row) => row.id === ticketId);
  const target = JSON.stringify(orpc.tickets.list.queryKey({ input: columnFilter(technicianId) }));
  const queue = JSON.stringify(orpc.tickets.list.queryKey({ input: queueFilter }));
  const touched = lists.filter(([key, page]) => {
    const isColumn = JSON.stringify(key) === target || JSON.stringify(key) === queue;
    return isColumn || pageItems(page).some((row) => row.id === ticketId);
  });
  for (const [key, page] of touched) {
    if (page === undefined || !('items' in page)) continue;
    const without = page.items.filter((row) => row.id !== ticketId);
    const items = JSON.stringify(key) === target && found !== undefined ? [found, ...without] : without;
    queryClient.setQueryData(key, { ...page, items });
  }
  return () => {
    for (const [key, page] of touched) queryClient.setQueryData(key, page);
  };
}

/** Infinite lists keep their pages under the same key; they are left to the refetch. */
function pageItems(page: Page | undefined): readonly TicketRow[] {
  return page !== undefined && 'items' in page ? page.items : [];
}
