import type { KindSettings } from '#shared/alerts/kind.ts';
import { type AlertKind, alertKinds } from '#shared/alerts/kinds.ts';
import type { NoticeSubject, NotificationKind } from '#shared/notifications/contract.ts';
import { permissions, type Role } from '#shared/rpc/permissions.ts';
import { notifyPeople } from '../notifications/service.ts';
import type { CommandContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import type { AlertedTicket, Found } from './found.ts';
import { mutedBy } from './muted.ts';
import { holdersOf, nameOf } from './queries.ts';

/** By which notice each kind is told: what a person chooses in their preferences. */
const NOTICES: Readonly<Record<AlertKind, NotificationKind>> = {
  atRisk: 'atRisk',
  overdue: 'overdue',
  stuck: 'stuck',
  noEligible: 'unassignable',
  atLimit: 'atLimit',
  idle: 'idle',
  deviation: 'deviation',
  unbalancedWeek: 'unbalancedWeek',
  backupFailed: 'backupFailed',
  backupOverdue: 'backupOverdue',
};

const ROLES_OF_SYSTEM: readonly Role[] = permissions['system.manage'];
/** There is one installation; what events about it are about has the same number. */
const SYSTEM_ID = 1;

/** Tells of a new case whom its kind names, those aside who muted it. Nobody hears of a ticket that is nobody's in its stead: then the managers do. */
export async function tellOf(
  ctx: CommandContext,
  caseId: number,
  found: Found,
  ticket: AlertedTicket | null,
  settings: KindSettings,
): Promise<void> {
  const { ways, tells } = settings;
  if (!ways.inApp && !ways.email) return;
  const concerned = ticket === null ? found.technicianId : ticket.assigneeId;
  const tellsConcerned = tells.includes('assignee');
  const roles = new Set<Role>(tells.filter((audience) => audience !== 'assignee'));
  if (tellsConcerned && ticket !== null && concerned === null) roles.add('manager');
  const wanted = new Set(await holdersOf(ctx.tx, [...roles]));
  const leads = new Set(wanted);
  if (tellsConcerned && concerned !== null) wanted.add(concerned);
  const muted = await mutedBy(ctx.tx, [...wanted], found, ctx.now);
  const personIds = [...wanted].filter((id) => !muted.has(id));
  const send = async (to: readonly number[], subject?: NoticeSubject) => {
    if (to.length === 0) return;
    await notifyPeople(ctx.tx, {
      personIds: to,
      kind: NOTICES[found.kind],
      ticketId: ticket?.id ?? null,
      ...(ticket === null ? {} : { status: ticket.status }),
      ...(subject === undefined ? {} : { subject }),
      // The program itself: also whoever set it off learns of it.
      actorId: null,
      at: ctx.now,
      ways,
    });
  };
  if (ticket !== null) return send(personIds);
  const isAboutSystem = alertKinds[found.kind].about === 'system';
  const label = isAboutSystem
    ? (await loadSettings(ctx.tx)).institution.name
    : (found.week ?? (concerned === null ? '' : await nameOf(ctx.tx, concerned)));
  // Who can do something about the installation is led there; whoever else is told, to the list of alerts.
  const able = new Set(isAboutSystem ? await holdersOf(ctx.tx, ROLES_OF_SYSTEM) : []);
  await send(
    personIds.filter((id) => able.has(id)),
    { entity: 'backups', id: SYSTEM_ID, label },
  );
  await send(
    personIds.filter((id) => leads.has(id) && !able.has(id)),
    { entity: 'alertCase', id: caseId, label },
  );
  // Who is told of themselves and leads nobody cannot open the list of alerts: their own work is what it is about.
  if (concerned === null) return;
  await send(
    personIds.filter((id) => !leads.has(id)),
    { entity: 'ownWork', id: concerned, label },
  );
}
