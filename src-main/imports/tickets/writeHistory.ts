import { toIso } from '#shared/kernel/time.ts';
import type { RowRef } from '../../audit/event.ts';
import type { SliceContext } from '../sliceWriter.ts';
import type { ForeignTicket } from './gather.ts';
import type { Standing, Step, Story } from './story.ts';
import { priorityFrom, type Rules } from './ticketRules.ts';

/** One event for each step, with its own date; the last one keeps the digests of all the rows. */
export async function writeHistory(
  ctx: SliceContext,
  rules: Rules,
  story: Story,
  ticket: ForeignTicket,
  written: {
    id: number;
    serviceId: number | null;
    requesterId: number;
    rows: readonly RowRef[];
    technician: (name: string) => number;
  },
): Promise<void> {
  const told = (standing: Standing) => ({
    status: standing.status,
    impact: standing.impact,
    urgency: standing.urgency,
    priority: priorityFrom(rules)(standing),
    assigneeId: standing.assignee === null ? null : written.technician(standing.assignee),
    waitingFor: standing.waitingFor,
    team: standing.team,
  });
  const { serviceId, requesterId } = written;
  const opening = { serviceId, requesterId, channel: ticket.channel };
  for (const [index, step] of story.steps.entries()) {
    const isLast = index === story.steps.length - 1;
    const text = textOf(step, ticket);
    await ctx.trail.record({
      action: step.action,
      entity: 'ticket',
      entityId: written.id,
      version: 1,
      at: step.at,
      data: {
        ...(step.before === null
          ? { after: { ...told(step.after), ...opening } }
          : changed(told(step.before), told(step.after))),
        ...(step.after.assignee !== (step.before?.assignee ?? null) ? { method: 'imported' } : {}),
        ...(isLast ? { foreignNumber: ticket.number, updatedAt: toIso(ticket.updatedAt) } : {}),
      },
      ...(text === null ? {} : { text }),
      ...(isLast ? { rows: written.rows } : {}),
    });
  }
}

/** The words of a step: the request at first, the solution at last, and who did it in the other system. */
function textOf(step: Step, ticket: ForeignTicket): Record<string, string> | null {
  const words: Record<string, string> = {};
  if (step.before === null) {
    words.title = ticket.title;
    words.description = ticket.description;
  }
  if (step.action === 'ticket.resolved' && ticket.solution !== null) words.solution = ticket.solution;
  if (step.by !== null) words.by = step.by;
  return Object.keys(words).length === 0 ? null : words;
}

function changed(before: Record<string, unknown>, after: Record<string, unknown>) {
  const keys = Object.keys(after).filter((key) => before[key] !== after[key]);
  const pick = (from: Record<string, unknown>) => Object.fromEntries(keys.map((key) => [key, from[key]]));
  return { before: pick(before), after: pick(after) };
}
