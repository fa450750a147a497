// What other features say to and ask of alerts. It imports no service, so that tickets may import it.
import type { CommandContext } from '../rpc/context.ts';
import { raiseCase } from './cases.ts';
import type { AlertedTicket } from './found.ts';
import { foundNobodyCan, type NobodyCan } from './nobodyCan.ts';

export { type CaseCounts, countCases } from './counts.ts';
export { type Deadline, raiseDeadline, recallDeadline } from './deadlines.ts';

/** A ticket that nobody can take before it is due, told at once. */
export async function raiseNobodyCan(
  ctx: CommandContext,
  ticket: AlertedTicket,
  why: NobodyCan,
): Promise<void> {
  await raiseCase(ctx, foundNobodyCan(ticket.id, why), { ticket });
}
