import { sql } from 'kysely';
import { foldText } from '#shared/kernel/fold.ts';
import { QUEUES, type Queue } from '#shared/tickets/contract.ts';
import type { TicketRow } from '#shared/tickets/fields.ts';
import type { QueryContext } from '../rpc/context.ts';
import { seesAllTickets } from './access.ts';
import { cappedCount, queueCondition } from './selection.ts';
import { ticketRows } from './view.ts';

const CAP = 1_000;

/** How many tickets stand in each queue of the caller; the same conditions as the lists, so that both agree. */
export async function queueCounts(
  ctx: QueryContext,
): Promise<{ queue: Queue; count: number; isCapped: boolean }[]> {
  const isStaff = seesAllTickets(ctx.actor);
  const counts = [];
  for (const queue of QUEUES) {
    const conditions = [await queueCondition(ctx, queue)];
    if (!isStaff) {
      conditions.push(
        queue === 'approval'
          ? sql`t.areaId IN (SELECT value FROM json_each(${JSON.stringify(ctx.actor.headsAreaIds)}))`
          : sql`t.requesterId = ${ctx.actor.id}`,
      );
    }
    // One's own are few, and found by their requester; those of all by the index that holds all that is asked.
    const index = isStaff && queue === 'atRisk' ? 'tickets_openDue' : null;
    const count = await cappedCount(ctx.db, conditions, CAP + 1, index);
    counts.push({ queue, count: Math.min(count, CAP), isCapped: count > CAP });
  }
  return counts;
}

/** Words too common or too short to tell one problem from another. */
const STOP = new Set(
  'que con por para una uno los las del mis sus esta este como pero muy mas hay sin the and for not'.split(
    ' ',
  ),
);

/**
 * Open tickets of the requester that share words with what is being typed, or ask for the same service: shown before
 * a new one is made of the same problem.
 */
export async function similarTickets(
  ctx: QueryContext,
  input: { title: string; serviceId?: number | undefined; requesterId?: number | undefined },
): Promise<TicketRow[]> {
  const requesterId =
    input.requesterId !== undefined && seesAllTickets(ctx.actor) ? input.requesterId : ctx.actor.id;
  const words = new Set(wordsOf(input.title));
  const open = await ctx.db
    .selectFrom('tickets')
    .select(['id', 'title', 'serviceId'])
    .where('requesterId', '=', requesterId)
    .where('isOpen', '=', 1)
    .orderBy('createdAt', 'desc')
    .limit(100)
    .execute();
  const scored = open.map((ticket) => {
    const shared = wordsOf(ticket.title).filter((word) => words.has(word)).length;
    const isSameService = input.serviceId !== undefined && ticket.serviceId === input.serviceId;
    return { id: ticket.id, score: shared * 2 + (isSameService ? 1 : 0) };
  });
  const best = scored.filter((ticket) => ticket.score > 0).sort((a, b) => b.score - a.score || b.id - a.id);
  return ticketRows(
    ctx.db,
    best.slice(0, 5).map((ticket) => ticket.id),
  );
}

function wordsOf(title: string): string[] {
  return [...new Set(foldText(title).match(/[\p{L}\p{N}]{3,}/gu) ?? [])].filter((word) => !STOP.has(word));
}
