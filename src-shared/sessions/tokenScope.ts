import { z } from 'zod';
import type { ProcedureKind } from '../rpc/procedure.ts';

/** What a script's token may be for. */
export const TOKEN_AREAS = ['tickets', 'inventory', 'figures', 'administration'] as const;
export type TokenArea = (typeof TOKEN_AREAS)[number];

export const tokenScope = z.object({
  areas: z.array(z.enum(TOKEN_AREAS)).min(1),
  /** Otherwise it only reads. */
  writes: z.boolean(),
});
export type TokenScope = z.infer<typeof tokenScope>;

/** Rooms of the contract by area. A room that is not here is for people at a screen alone: setting up, signing in. */
const AREA_OF: Readonly<Record<string, TokenArea>> = {
  tickets: 'tickets',
  assignment: 'tickets',
  services: 'tickets',
  notifications: 'tickets',
  delays: 'tickets',
  assets: 'inventory',
  custody: 'inventory',
  maintenance: 'inventory',
  stock: 'inventory',
  verification: 'inventory',
  labels: 'inventory',
  indicators: 'figures',
  goals: 'figures',
  alerts: 'figures',
  idle: 'figures',
  reports: 'figures',
  signing: 'figures',
  people: 'administration',
  organisation: 'administration',
  calendars: 'administration',
  sla: 'administration',
  settings: 'administration',
  mail: 'administration',
  exports: 'administration',
  imports: 'administration',
  audit: 'administration',
  backups: 'administration',
  privacy: 'administration',
  system: 'administration',
  updates: 'administration',
};

/** Asked for by every script, whatever its token is for. */
const ALWAYS = new Set(['sessions.current', 'sessions.end', 'system.health']);

/** The area that a procedure belongs to; null for what no token opens. */
export function areaOf(procedure: string): TokenArea | null {
  return AREA_OF[procedure.split('.', 1)[0] ?? ''] ?? null;
}

/**
 * Whether a token of this scope may call a procedure. Its person's roles are asked besides: a token never allows more
 * than its person may do at that moment.
 */
export function scopeAllows(scope: TokenScope, procedure: string, kind: ProcedureKind): boolean {
  if (ALWAYS.has(procedure)) return true;
  const area = areaOf(procedure);
  return area !== null && scope.areas.includes(area) && (kind !== 'command' || scope.writes);
}
