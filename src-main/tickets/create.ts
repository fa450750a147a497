import type { InferSchemaOutput } from '@orpc/contract';
import { localYear } from '#shared/calendars/localTime.ts';
import { formatFolio } from '#shared/kernel/ids.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { allows } from '#shared/rpc/permissions.ts';
import { priorityOf } from '#shared/sla/priority.ts';
import type { ticketsContract } from '#shared/tickets/contract.ts';
import { tieToNewTicket } from '../assets/service.ts';
import { nextFolio } from '../db/folios.ts';
import type { ReadDb } from '../db/handles.ts';
import { prebuiltQuery } from '../db/prebuilt.ts';
import type { CommandContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { loadMatrix } from '../sla/load.ts';
import { alertIfHopeless, drainQueue } from './assigning.ts';
import { policyColumns, startedClocks } from './clock.ts';
import { managerIds, notify } from './notify.ts';
import { recordById, type TicketRecord } from './record.ts';
import { insertTicket, saveTicket } from './save.ts';

type CreateInput = InferSchemaOutput<NonNullable<(typeof ticketsContract)['create']['~orpc']['inputSchema']>>;

/**
 * A new ticket: folio, priority from impact × urgency, deadlines, and at once the technician with the lightest load.
 * Requesters describe the impact and never set urgency or priority; only staff create on behalf of others.
 */
export async function createTicket(ctx: CommandContext, input: CreateInput): Promise<Result<TicketRecord>> {
  const { actor, tx, now } = ctx;
  const isStaff = allows('tickets.createForOthers', actor.roles);
  const requesterId = input.requesterId ?? actor.id;
  if (requesterId !== actor.id && !isStaff) return fail({ code: 'forbidden', details: {} });
  const requester = await requesterOf.first(tx, { id: requesterId });
  if (requester === undefined || requester.isEnabled === 0) {
    return fail({ code: 'notFound', details: { entity: 'person' } });
  }
  const service =
    input.serviceId === undefined ? null : await enabledService.first(tx, { id: input.serviceId });
  if (service === undefined) return fail({ code: 'notFound', details: { entity: 'service' } });

  const settings = await loadSettings(tx);
  const impact = input.impact ?? service?.defaultImpact ?? 'low';
  const urgency = (isStaff ? input.urgency : undefined) ?? service?.defaultUrgency ?? 'medium';
  const { matrix } = await loadMatrix(tx);
  const priority = priorityOf(matrix, impact, urgency);
  const { columns, policy } = await policyColumns(tx, service?.id ?? null, priority);
  const mayApprove =
    actor.roles.includes('manager') ||
    (requester.areaId !== null && actor.headsAreaIds.includes(requester.areaId));
  const needsApproval = service?.needsApproval === 1 && !mayApprove;
  const clocks = needsApproval
    ? {
        firstResponseDueAt: null,
        resolutionDueAt: null,
        atRiskAt: null,
        clockStartedAt: null,
        firstPromiseAt: null,
      }
    : startedClocks(policy, now);
  const prefix = settings.institution.folioPrefix;
  const year = localYear(now, settings.institution.timeZone);
  const ticket = await insertTicket(ctx, {
    folio: formatFolio(prefix, year, await nextFolio(tx, prefix, year)),
    title: input.title,
    description: input.description,
    status: needsApproval ? 'pendingApproval' : 'new',
    impact,
    urgency,
    priority,
    channel: isStaff ? (input.channel ?? (requesterId === actor.id ? 'portal' : 'inPerson')) : 'portal',
    serviceId: service?.id ?? null,
    requesterId,
    areaId: requester.areaId,
    locationId: requester.locationId,
    // Nobody made what the program opens by itself.
    createdById: actor.id === 0 ? null : actor.id,
    createdAt: now,
    updatedAt: now,
    procedureId: service === null ? null : await currentProcedure(tx, service.id),
    ...columns,
    ...clocks,
  });
  await ctx.trail.record({
    action: 'ticket.created',
    entity: 'ticket',
    entityId: ticket.id,
    version: ticket.version,
    data: {
      after: {
        status: ticket.status,
        impact,
        urgency,
        priority,
        serviceId: ticket.serviceId,
        channel: ticket.channel,
        requesterId,
      },
    },
    text: { title: ticket.title, description: ticket.description },
    rows: [{ entity: 'ticket', id: ticket.id }],
  });
  if (input.assetIds !== undefined) {
    const tied = await tieToNewTicket(ctx, ticket.id, input.assetIds);
    if (!tied.ok) return tied;
  }
  await notify(ctx, ticket, { kind: 'created', to: [requesterId], byMailOnly: 'receipt' });
  if (needsApproval) {
    await notify(ctx, ticket, { kind: 'approval', to: await approversOf(ctx, ticket) });
    return ok(ticket);
  }
  return ok(await handOut(ctx, ticket));
}

/** Approval by the area's head or a manager: from here on the clocks run. */
export async function approveTicket(ctx: CommandContext, ticket: TicketRecord): Promise<TicketRecord> {
  const { columns, policy } = await policyColumns(ctx.tx, ticket.serviceId, ticket.priority);
  const approved = await saveTicket(
    ctx,
    ticket,
    { status: 'new', ...columns, ...startedClocks(policy, ctx.now) },
    { action: 'ticket.approved' },
  );
  await notify(ctx, approved, { kind: 'status', to: [ticket.requesterId] });
  return handOut(ctx, approved);
}

/** Tries the queue with the new ticket in it; alerts when nobody will be able to take it in time. */
async function handOut(ctx: CommandContext, ticket: TicketRecord): Promise<TicketRecord> {
  const technicians = await drainQueue(ctx);
  const after = await recordById(ctx.tx, ticket.id);
  if (after.status === 'new') await alertIfHopeless(ctx, after, technicians);
  return after;
}

const requesterOf = prebuiltQuery((db, p: { id: number }) =>
  db
    .selectFrom('people')
    .select(['id', 'areaId', 'locationId', 'isEnabled'])
    .where('id', '=', p.id)
    .compile(),
);

const enabledService = prebuiltQuery((db, p: { id: number }) =>
  db
    .selectFrom('services')
    .select(['id', 'defaultImpact', 'defaultUrgency', 'needsApproval'])
    .where('id', '=', p.id)
    .where('isEnabled', '=', 1)
    .compile(),
);

const newestProcedure = prebuiltQuery((db, p: { serviceId: number }) =>
  db
    .selectFrom('procedures')
    .select('id')
    .where('serviceId', '=', p.serviceId)
    .orderBy('number', 'desc')
    .limit(1)
    .compile(),
);

async function currentProcedure(db: ReadDb, serviceId: number): Promise<number | null> {
  return (await newestProcedure.first(db, { serviceId }))?.id ?? null;
}

async function approversOf(ctx: CommandContext, ticket: TicketRecord): Promise<number[]> {
  const heads =
    ticket.areaId === null
      ? []
      : await ctx.tx.selectFrom('areaHeads').select('personId').where('areaId', '=', ticket.areaId).execute();
  return heads.length > 0 ? heads.map((head) => head.personId) : managerIds(ctx);
}
