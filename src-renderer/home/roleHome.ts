import type { Role } from '#shared/rpc/permissions.ts';

export type HomePart = 'today' | 'work' | 'health' | 'requests';

/**
 * What the home page shows for the sum of somebody's roles, in order; `tickets`: they have no home page, their list
 * of tickets is it (technicians who are nothing else besides).
 */
export function homeFor(roles: readonly Role[]): readonly HomePart[] | 'tickets' {
  const parts: HomePart[] = [];
  if (roles.includes('manager')) parts.push('today');
  if (roles.includes('master') && !roles.includes('manager')) parts.push('work');
  if (roles.includes('administrator')) parts.push('health');
  if (parts.length > 0) return parts;
  return roles.includes('technician') ? 'tickets' : ['requests'];
}
