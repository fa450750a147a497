import { z } from 'zod';
import { QUEUES, type Queue, SORTS, type TicketFilter } from '#shared/tickets/contract.ts';
import { TICKET_STATUSES } from '#shared/tickets/ticket.ts';

const oneId = z.coerce.number().int().positive().optional().catch(undefined);

/** Everything that the desk shows is in the address: back, forward, reload and a pasted link bring it back. */
export const deskSearch = z.object({
  queue: z.enum(QUEUES).optional().catch(undefined),
  q: z.string().trim().max(200).optional().catch(undefined),
  sort: z.enum(SORTS).optional().catch(undefined),
  status: z.array(z.enum(TICKET_STATUSES)).optional().catch(undefined),
  assigneeId: oneId,
  areaId: oneId,
  serviceId: oneId,
  requesterId: oneId,
  /** What of the open ticket is shown; the conversation unless said. */
  tab: z.enum(['history', 'details']).optional().catch(undefined),
  /** Ids of the selected rows, with dots between them. */
  sel: z
    .string()
    .regex(/^\d+(\.\d+)*$/)
    .optional()
    .catch(undefined),
});
export type DeskSearch = z.infer<typeof deskSearch>;

/**
 * The desk's search with some of it changed, for links and steps that stay on the desk. The router knows what the
 * address holds as the union of every page's search; what stands on the desk has the desk's.
 */
export function onDesk(changes: Partial<DeskSearch> = {}): (old: unknown) => DeskSearch {
  return (old) => ({ ...(old as DeskSearch), ...changes });
}

export const newTicketSearch = z.object({
  serviceId: oneId,
  title: z.string().max(200).optional().catch(undefined),
  /** Ids of the assets that it is about, with commas between them. */
  assets: z.coerce
    .string()
    .regex(/^\d+(,\d+)*$/)
    .optional()
    .catch(undefined),
});

/** The equipment that the address names, each once. */
export function assetIdsOf(assets: string | undefined): number[] {
  return [...new Set((assets ?? '').split(',').filter(Boolean).map(Number))];
}

/**
 * The queue to show: the one of the address; none while the whole department is searched or filtered from elsewhere;
 * else the one that its reader begins the day with.
 */
export function queueShown(search: DeskSearch, isTechnician: boolean): Queue | undefined {
  if (search.queue !== undefined) return search.queue;
  if (search.q !== undefined || hasFilter(search)) return undefined;
  return isTechnician ? 'mine' : 'open';
}

/** Whether anything narrows the list besides queue and words. */
export function hasFilter(search: DeskSearch): boolean {
  const { status, assigneeId, areaId, serviceId, requesterId } = search;
  return [status, assigneeId, areaId, serviceId, requesterId].some((value) => value !== undefined);
}

/** What the list asks for. */
export function filterOf(search: DeskSearch, queue: Queue | undefined): TicketFilter {
  const { q, sort, status, assigneeId, areaId, serviceId, requesterId } = search;
  const wanted = {
    queue,
    q: q === '' ? undefined : q,
    sort,
    status,
    assigneeId,
    areaId,
    serviceId,
    requesterId,
  };
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
}

/** The selection as the address holds it. */
export function readSelected(text: string | undefined): ReadonlySet<number> {
  return new Set(text === undefined ? [] : text.split('.').map(Number));
}

export function writeSelected(ids: ReadonlySet<number>): string | undefined {
  return ids.size === 0 ? undefined : [...ids].join('.');
}
