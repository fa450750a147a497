import { type RawBuilder, sql } from 'kysely';
import { raiseDeadline, recallDeadline } from '../alerts/load.ts';
import type { ReadDb } from '../db/handles.ts';
import type { Job } from '../jobs/schedule.ts';
import type { CommandContext } from '../rpc/context.ts';
import { handOut } from './assigning.ts';
import { writeClose } from './endings.ts';
import { type AlertInstant, alertInstants, type TicketRecord } from './record.ts';

/** Tickets per transaction, so that nobody waits for a job. */
const SLICE = 20;

/**
 * Raises the alerts that are due, each once per (ticket, kind, due instant): the table `alerts` knows which were dealt
 * with, also those that an import found in the past. Whom they are told is a matter of the kind (alerts/). Returns how many tickets were looked at: less than a slice means that nothing is left.
 */
export async function raiseAlerts(ctx: CommandContext): Promise<number> {
  const due = await ctx.tx
    .selectFrom('tickets')
    .selectAll()
    .where('nextAlertAt', '<=', ctx.now)
    .orderBy('nextAlertAt')
    .limit(SLICE)
    .execute();
  for (const ticket of due) {
    const alerts = ticket.isOpen === 1 ? alertInstants(ticket) : [];
    for (const alert of alerts.filter((candidate) => candidate.from <= ctx.now))
      await raise(ctx, ticket, alert);
    const later = alerts.map((alert) => alert.from).filter((from) => from > ctx.now);
    await ctx.tx
      .updateTable('tickets')
      .set({ nextAlertAt: later.length === 0 ? null : Math.min(...later) })
      .where('id', '=', ticket.id)
      .execute();
  }
  return due.length;
}

async function raise(ctx: CommandContext, ticket: TicketRecord, alert: AlertInstant): Promise<void> {
  // "About to be late" of what is late already says nothing.
  if (alert.kind === 'atRisk' && ctx.now > alert.dueAt) return;
  const raised = await ctx.tx
    .insertInto('alerts')
    .values({ ticketId: ticket.id, kind: alert.kind, dueAt: alert.dueAt, raisedAt: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('ticketId')
    .executeTakeFirst();
  if (raised === undefined) return recallDeadline(ctx, ticket, alert);
  const cases = await raiseDeadline(ctx, ticket, alert);
  await ctx.trail.record({
    action: `ticket.${alert.kind}`,
    entity: 'ticket',
    entityId: ticket.id,
    version: ticket.version,
    data: { after: { dueAt: new Date(alert.dueAt).toISOString() } },
    rows: cases,
    about: [{ entity: 'ticket', id: ticket.id }],
  });
}

/** Closes what nobody confirmed within three working days. Returns how many. */
export async function closeUnconfirmed(ctx: CommandContext): Promise<number> {
  const due = await ctx.tx
    .selectFrom('tickets')
    .selectAll()
    .where('autoCloseAt', '<=', ctx.now)
    .orderBy('autoCloseAt')
    .limit(SLICE)
    .execute();
  for (const ticket of due) await writeClose(ctx, ticket, { isAutomatic: true });
  return due.length;
}

/** What the clock does to tickets; each run is a slice of one transaction. */
export const ticketJobs: readonly Job[] = [
  {
    name: 'alerts',
    isDue: async (db, now) => isAny(db, sql`SELECT 1 FROM tickets WHERE nextAlertAt <= ${now}`),
    run: async (ctx) => (await raiseAlerts(ctx)) === SLICE,
  },
  {
    name: 'autoClose',
    isDue: async (db, now) => isAny(db, sql`SELECT 1 FROM tickets WHERE autoCloseAt <= ${now}`),
    run: async (ctx) => (await closeUnconfirmed(ctx)) === SLICE,
  },
  {
    name: 'drain',
    isDue: async (db) => isAny(db, sql`SELECT 1 FROM tickets WHERE isQueued = 1`),
    run: async (ctx) => (await handOut(ctx)).isMore,
  },
];

async function isAny(db: ReadDb, query: RawBuilder<unknown>): Promise<boolean> {
  const { rows } = await sql<{ found: number }>`SELECT EXISTS (${query}) AS found`.execute(db);
  return rows[0]?.found === 1;
}
