import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Role } from '#shared/rpc/permissions.ts';
import type { AllowedAction } from '#shared/tickets/fields.ts';
import {
  actionsFrom,
  mayAct,
  nextStatus,
  type Relation,
  type TicketAction,
  type TicketStatus,
} from '#shared/tickets/ticket.ts';
import type { HistoryEvent } from '../audit/event.ts';
import type { ReadDb } from '../db/handles.ts';
import { conflictOf } from '../rpc/conflict.ts';
import type { Actor, CommandContext } from '../rpc/context.ts';
import { findRecord, type TicketRecord } from './record.ts';

const SEES_ALL: readonly Role[] = ['technician', 'manager', 'administrator', 'master'];
const WRITES_TO_ALL: readonly Role[] = ['technician', 'manager', 'administrator'];

export function seesAllTickets(actor: Actor): boolean {
  return actor.roles.some((role) => SEES_ALL.includes(role));
}

/** Notes and internal files: staff only, and never somebody who is there as the requester alone. */
export function seesNotes(actor: Actor): boolean {
  return seesAllTickets(actor);
}

/** May reply to, attach to and note in tickets of others. The master only reads. */
export function writesToAll(actor: Actor): boolean {
  return actor.roles.some((role) => WRITES_TO_ALL.includes(role));
}

/** What only staff may know of what happened to a ticket. */
const INTERNAL = new Set(['ticket.noted', 'ticket.timeLogged', 'ticket.linked', 'ticket.unlinked']);

export function isInternalEvent(event: Pick<HistoryEvent, 'action' | 'data'>): boolean {
  return INTERNAL.has(event.action) || event.data.isInternal === true;
}

export function relationTo(actor: Actor, ticket: TicketRecord): Relation {
  return {
    roles: actor.roles,
    isRequester: ticket.requesterId === actor.id,
    isAssignee: ticket.assigneeId === actor.id,
    isUnassigned: ticket.assigneeId === null,
    headsArea: ticket.areaId !== null && actor.headsAreaIds.includes(ticket.areaId),
  };
}

/** How somebody stands to a step: a head's say is over once the request was approved. */
function stepRelation(actor: Actor, ticket: TicketRecord): Relation {
  const relation = relationTo(actor, ticket);
  return { ...relation, headsArea: relation.headsArea && ticket.status === 'pendingApproval' };
}

export function maySee(actor: Actor, ticket: TicketRecord): boolean {
  const relation = relationTo(actor, ticket);
  return seesAllTickets(actor) || relation.isRequester || relation.headsArea;
}

const notFound = () => fail({ code: 'notFound', details: { entity: 'ticket' } });

/** The ticket that a key names, or `notFound` where there is none or the caller may not see it. */
export async function visibleTicket(
  db: ReadDb,
  actor: Actor,
  key: number | string,
): Promise<Result<TicketRecord>> {
  const ticket = await findRecord(db, key);
  if (ticket === undefined || !maySee(actor, ticket)) return notFound();
  return ok(ticket);
}

/** The ticket that a command may change: seen, not stale. */
export async function currentTicket(
  ctx: CommandContext,
  input: { readonly id: number | string; readonly version: number },
): Promise<Result<TicketRecord>> {
  const seen = await visibleTicket(ctx.tx, ctx.actor, input.id);
  if (!seen.ok) return seen;
  if (seen.value.version !== input.version) {
    const { id, version } = seen.value;
    const isTold = (event: HistoryEvent) => seesNotes(ctx.actor) || !isInternalEvent(event);
    return fail(await conflictOf(ctx.tx, 'ticket', id, version, input.version, { isTold }));
  }
  return seen;
}

/** The state that an action leads to, or why it may not be taken: by this person, or in this state. */
export function checkStep(actor: Actor, ticket: TicketRecord, action: TicketAction): Result<TicketStatus> {
  if (!mayAct(action, stepRelation(actor, ticket))) return fail({ code: 'forbidden', details: {} });
  const status = nextStatus(ticket.status, action);
  if (status === null) return fail({ code: 'illegalTransition', details: { from: ticket.status, action } });
  return ok(status);
}

/** Steps with which a technician takes an unassigned ticket and goes on in one act. */
export const TAKING: readonly TicketAction[] = ['start', 'schedule', 'wait', 'resolve'];

/** What the screens offer: the state table and the role together. */
export function allowedActions(actor: Actor, ticket: TicketRecord): AllowedAction[] {
  const relation = stepRelation(actor, ticket);
  const isTechnician = actor.roles.includes('technician');
  const isManager = actor.roles.includes('manager');
  const fromQueue = ticket.status === 'new' && isTechnician;
  const steps: AllowedAction[] = [...actionsFrom(ticket.status), ...(fromQueue ? TAKING : [])].filter(
    (action) => mayAct(action, relation) && (action !== 'assign' || isManager),
  );
  const works = isManager || (isTechnician && (relation.isAssignee || relation.isUnassigned));
  const isEnded = ticket.status === 'closed' || ticket.status === 'cancelled';
  const more: [AllowedAction, boolean][] = [
    ['take', fromQueue],
    ['reply', !isEnded && (relation.isRequester || writesToAll(actor))],
    ['note', writesToAll(actor)],
    ['attach', !isEnded && (relation.isRequester || writesToAll(actor))],
    ['prioritise', isManager && ticket.isOpen === 1],
    ['logTime', works && ticket.status !== 'cancelled'],
    ['merge', works && ticket.isOpen === 1],
    ['link', writesToAll(actor)],
    ['rate', relation.isRequester && ticket.status === 'closed' && ticket.rating === null],
  ];
  return [...steps, ...more.filter(([, is]) => is).map(([action]) => action)];
}
