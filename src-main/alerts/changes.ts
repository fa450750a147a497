import type { CommandContext } from '../rpc/context.ts';
import { clearCase, raiseCase } from './cases.ts';
import { type AlertedTicket, caseKeyOf, type Found, subjectKeyOf } from './found.ts';
import { type StandingCase, standingOf } from './queries.ts';

/** What a look found to be done. */
export type Change =
  | { readonly act: 'raise'; readonly found: Found }
  | { readonly act: 'clear'; readonly standing: StandingCase };

/** What is so now beside what stands: what is to be raised, and (where a look sees everything) what is to be cleared. */
export function changesBetween(
  found: readonly Found[],
  standing: readonly StandingCase[],
  { clearsUnfound }: { readonly clearsUnfound: boolean },
): Change[] {
  const known = new Map(standing.map((each) => [each.subjectKey, each]));
  const wanted = new Set(found.map(subjectKeyOf));
  const raised = found.filter((each) => {
    const present = known.get(subjectKeyOf(each));
    // Of the same thing, another occasion: the older case is cleared as the new one is raised.
    return present === undefined || (each.occasion !== null && present.caseKey !== caseKeyOf(each, 0));
  });
  const cleared = clearsUnfound ? standing.filter(({ subjectKey }) => !wanted.has(subjectKey)) : [];
  return [
    ...cleared.map((each) => ({ act: 'clear', standing: each }) as const),
    ...raised.map((each) => ({ act: 'raise', found: each }) as const),
  ];
}

/** Carries one out, unless it was overtaken by what others wrote since the look. */
export async function applyChange(ctx: CommandContext, change: Change): Promise<void> {
  if (change.act === 'clear') {
    const present = await standingOf(ctx.tx, change.standing.subjectKey);
    if (present?.id === change.standing.id) await clearCase(ctx, present);
    return;
  }
  const { found } = change;
  if (found.ticketId === null) {
    await raiseCase(ctx, found, { ticket: null });
    return;
  }
  const ticket = await openTicket(ctx, found.ticketId);
  if (ticket !== null) await raiseCase(ctx, found, { ticket });
}

async function openTicket(ctx: CommandContext, id: number): Promise<AlertedTicket | null> {
  const row = await ctx.tx
    .selectFrom('tickets')
    .select(['id', 'assigneeId', 'status'])
    .where('id', '=', id)
    .where('isOpen', '=', 1)
    .executeTakeFirst();
  return row ?? null;
}
