/** What the order of the queue looks at. */
export interface Queued {
  /** Put at the front: a reopened ticket whose solver cannot take it back. */
  readonly front: boolean;
  readonly resolutionDueAt: number | null;
  readonly createdAt: number;
  readonly id: number;
}

/** Compares two waiting tickets: front of the queue, most urgent deadline (none comes last), oldest, lowest id. */
export function drainOrder(a: Queued, b: Queued): number {
  if (a.front !== b.front) return a.front ? -1 : 1;
  const due = dueOrLast(a) - dueOrLast(b);
  if (due !== 0) return due;
  return a.createdAt - b.createdAt || a.id - b.id;
}

function dueOrLast(ticket: Queued): number {
  return ticket.resolutionDueAt ?? Number.MAX_SAFE_INTEGER;
}
