/** The five roles; a person may hold several and has the sum of what they allow. */
export const ROLES = ['requester', 'technician', 'manager', 'administrator', 'master'] as const;
export type Role = (typeof ROLES)[number];

/**
 * What a procedure asks of the caller. `public` needs no session; `session` any signed-in person (the service
 * narrows it to their own things); the rest are the lines of the design's table, section 2.
 */
export const permissions = {
  public: null,
  session: ['requester', 'technician', 'manager', 'administrator', 'master'],
  'tickets.createForOthers': ['technician', 'manager', 'administrator'],
  'tickets.seeAll': ['technician', 'manager', 'administrator', 'master'],
  'tickets.note': ['technician', 'manager', 'administrator'],
  'tickets.work': ['technician', 'manager'],
  'tickets.assign': ['technician', 'manager'],
  'tickets.prioritise': ['manager'],
  'tickets.bulk': ['manager'],
  'staff.search': ['manager', 'administrator', 'master'],
  'workload.see': ['technician', 'manager', 'administrator', 'master'],
  'schedule.see': ['technician', 'manager', 'administrator', 'master'],
  'people.read': ['technician', 'manager', 'administrator', 'master'],
  'people.manage': ['administrator'],
  'absences.manage': ['manager', 'administrator'],
  'catalogue.manage': ['administrator'],
  'promises.read': ['technician', 'manager', 'administrator', 'master'],
  'promises.manage': ['administrator', 'master'],
  'settings.read': ['manager', 'administrator', 'master'],
  'settings.manage': ['administrator'],
  'assets.read': ['technician', 'manager', 'administrator', 'master'],
  'assets.manage': ['technician', 'administrator'],
  'custody.authorise': ['manager'],
  'imports.run': ['administrator'],
  'indicators.all': ['manager', 'administrator', 'master'],
  'indicators.own': ['technician', 'manager', 'administrator', 'master'],
  'goals.read': ['technician', 'manager', 'administrator', 'master'],
  'goals.propose': ['manager', 'administrator', 'master'],
  'goals.manage': ['administrator', 'master'],
  'alerts.read': ['manager', 'administrator', 'master'],
  'alerts.handle': ['manager', 'administrator', 'master'],
  'tokens.own': ['technician', 'manager', 'administrator', 'master'],
  'reports.make': ['technician', 'manager', 'administrator', 'master'],
  // Writes files where it is told to on the machine that runs the jobs.
  'reports.schedule': ['manager', 'administrator', 'master'],
  'audit.read': ['manager', 'administrator', 'master'],
  'system.manage': ['administrator'],
} as const satisfies Record<string, readonly Role[] | null>;

export type Permission = keyof typeof permissions;

/** Whether somebody with these roles may call a procedure that asks for `permission`. */
export function allows(permission: Permission, held: readonly Role[]): boolean {
  const wanted: readonly Role[] | null = permissions[permission];
  return wanted === null || held.some((role) => wanted.includes(role));
}
