/** Before it fails, because it failed, or to make it better. */
export const MAINTENANCE_KINDS = ['preventive', 'corrective', 'improvement'] as const;
export type MaintenanceKind = (typeof MAINTENANCE_KINDS)[number];
