import { addToDate } from '#shared/calendars/localTime.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { type AssetRecord, assetById } from '../assets/load.ts';
import type { ReadDb } from '../db/handles.ts';
import { notifyPeople } from '../notifications/service.ts';
import { fill } from '../pdf/printable.ts';
import { type Actor, type CommandContext, nobody } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import type { TicketRecord } from '../tickets/load.ts';
import { createTicket } from '../tickets/service.ts';
import { type PlanRow, planById } from './planQueries.ts';
import { ticketTexts } from './ticketTexts.ts';

/** A due row whose ticket is to be opened. */
export interface Due {
  readonly id: number;
  readonly planId: number;
  readonly assetId: number;
  readonly dueOn: string;
}

type Opened = Pick<TicketRecord, 'id' | 'folio' | 'status'>;

/** Rights of the plan itself: it was made by staff, so that its tickets need nobody's approval. */
const planActor: Actor = { ...nobody, roles: ['manager'] };

/**
 * Opens the ticket of something due: the normal creation (folio, deadlines, the technician with the lightest load) on
 * the channel `system`, the asset linked. Ticket and due row are written in the same transaction: there is never one
 * without the other, and no second ticket while one is open.
 *
 * The requester is who holds the asset: theirs is the computer that somebody will come to clean, and theirs to confirm
 * it. Without a holder it is who made the plan; when that person has left, an administrator.
 */
export async function openDue(ctx: CommandContext, due: Due): Promise<Result<Opened>> {
  const plan = await planById(ctx.tx, due.planId);
  const asset = await assetById(ctx.tx, due.assetId);
  if (plan === undefined || asset === undefined) throw new Error(`Due ${due.id} refers to nothing`);
  const requesterId = await requesterOf(ctx.tx, plan, asset);
  if (requesterId === null) return fail({ code: 'notFound', details: { entity: 'person' } });
  const { institution } = await loadSettings(ctx.tx);
  const words = ticketTexts[institution.language];
  const named = `${asset.inventoryNumber} · ${asset.name}`;
  const isFirst = !(await hasOpenOn(ctx.tx, due));
  const created = await createTicket(
    { ...ctx, actor: planActor },
    {
      title: `${plan.name} · ${named}`.slice(0, MAX_TITLE),
      description: [
        plan.instructions,
        [
          fill(words.plan, { plan: plan.name }),
          fill(words.due, { due: due.dueOn }),
          fill(words.asset, { asset: named }),
        ].join('\n'),
      ].join('\n\n'),
      channel: 'system',
      requesterId,
      ...((await isOffered(ctx.tx, plan.serviceId)) && plan.serviceId !== null
        ? { serviceId: plan.serviceId }
        : {}),
    },
  );
  if (!created.ok) return created;
  const ticket = created.value;
  const link = await ctx.tx
    .insertInto('ticketAssets')
    .values({ ticketId: ticket.id, assetId: asset.id, at: ctx.now, byId: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  await ctx.tx
    .updateTable('maintenanceDue')
    .set({ ticketId: ticket.id, openOn: null })
    .where('id', '=', due.id)
    .execute();
  await ctx.trail.record({
    action: 'maintenancePlan.opened',
    entity: 'maintenancePlan',
    entityId: plan.id,
    version: plan.version,
    data: { after: { dueOn: due.dueOn, folio: ticket.folio, inventoryNumber: asset.inventoryNumber } },
    rows: [{ entity: 'ticketAsset', id: link.id }],
    about: [
      { entity: 'maintenancePlan', id: plan.id },
      { entity: 'ticket', id: ticket.id },
      { entity: 'asset', id: asset.id },
    ],
  });
  if (isFirst) await tell(ctx, plan);
  return ok({ id: ticket.id, folio: ticket.folio, status: ticket.status });
}

const MAX_TITLE = 200;

/** What opens when a ticket could not: tomorrow again, so that the rest does not wait behind it. */
export async function postpone(ctx: CommandContext, due: Due, today: string): Promise<void> {
  await ctx.tx
    .updateTable('maintenanceDue')
    .set({ openOn: addToDate(today, 1) })
    .where('id', '=', due.id)
    .execute();
}

async function requesterOf(db: ReadDb, plan: PlanRow, asset: AssetRecord): Promise<number | null> {
  for (const id of [asset.holderId, plan.createdById]) {
    if (id === null) continue;
    const person = await db.selectFrom('people').select('isEnabled').where('id', '=', id).executeTakeFirst();
    if (person?.isEnabled === 1) return id;
  }
  const [administrator] = await withRole(db, 'administrator');
  return administrator ?? null;
}

async function withRole(db: ReadDb, role: 'administrator' | 'manager'): Promise<number[]> {
  const rows = await db
    .selectFrom('personRoles')
    .innerJoin('people', 'people.id', 'personRoles.personId')
    .select('people.id')
    .where('personRoles.role', '=', role)
    .where('people.isEnabled', '=', 1)
    .orderBy('people.id')
    .execute();
  return rows.map((row) => row.id);
}

/** A service that went out of the catalogue does not keep maintenance from happening. */
async function isOffered(db: ReadDb, serviceId: number | null): Promise<boolean> {
  if (serviceId === null) return false;
  const service = await db
    .selectFrom('services')
    .select('isEnabled')
    .where('id', '=', serviceId)
    .executeTakeFirst();
  return service?.isEnabled === 1;
}

/** Whether another asset's ticket of the same plan and date is open already: people are told of each date once. */
async function hasOpenOn(db: ReadDb, due: Due): Promise<boolean> {
  const other = await db
    .selectFrom('maintenanceDue')
    .select('id')
    .where('planId', '=', due.planId)
    .where('dueOn', '=', due.dueOn)
    .where('ticketId', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}

/** Who made the plan and who supervises learn that a date of it has come. */
async function tell(ctx: CommandContext, plan: PlanRow): Promise<void> {
  const maker = plan.createdById === null ? [] : [plan.createdById];
  await notifyPeople(ctx.tx, {
    personIds: [...maker, ...(await withRole(ctx.tx, 'manager'))],
    kind: 'maintenanceDue',
    ticketId: null,
    subject: { entity: 'maintenancePlan', id: plan.id, label: plan.name },
    actorId: ctx.actor.id === 0 ? null : ctx.actor.id,
    at: ctx.now,
  });
}
