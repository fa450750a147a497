import type { TicketsOf } from '#shared/indicators/fields.ts';
import { allows } from '#shared/rpc/permissions.ts';
import type { Actor } from '../rpc/context.ts';

/**
 * What somebody may ask of: all, their own work, or their own requests. Whoever asks for their own requests by name
 * gets those whatever their role.
 */
export function withinScope<T extends TicketsOf>(actor: Actor, asked: T): T {
  if (allows('indicators.all', actor.roles) || asked.requesterId === actor.id) return asked;
  if (allows('indicators.own', actor.roles)) return { ...asked, technicianId: actor.id };
  return { ...asked, requesterId: actor.id };
}
