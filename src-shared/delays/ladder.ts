import type { Priority } from '../sla/priority.ts';

/** Classes of tickets that are alike, from narrow to wide. */
export const CLASS_KINDS = [
  'servicePriorityTechnician',
  'servicePriority',
  'service',
  'priority',
  'all',
] as const;
export type ClassKind = (typeof CLASS_KINDS)[number];

/** A class: the tickets of a service, of a priority, of a technician, as far as `kind` asks. */
export interface CaseClassKey {
  readonly kind: ClassKind;
  readonly serviceId: number | null;
  readonly priority: Priority | null;
  readonly technicianId: number | null;
}

/** How many of the last tickets of a class are looked at. */
export const SAMPLE_SIZE = 400;

/**
 * The classes that a ticket belongs to, narrow before wide: service, priority and technician; service and priority;
 * service; priority; all. A ticket of no service has only the last two.
 */
export function ladderOf(ticket: {
  readonly serviceId: number | null;
  readonly priority: Priority;
  readonly technicianId: number | null;
}): CaseClassKey[] {
  const { serviceId, priority, technicianId } = ticket;
  const nothing = { serviceId: null, priority: null, technicianId: null };
  const wide: CaseClassKey[] = [
    { ...nothing, kind: 'priority', priority },
    { ...nothing, kind: 'all' },
  ];
  if (serviceId === null) return wide;
  const narrow: CaseClassKey[] = [
    { ...nothing, kind: 'servicePriority', serviceId, priority },
    { ...nothing, kind: 'service', serviceId },
  ];
  const own: CaseClassKey[] =
    technicianId === null ? [] : [{ kind: 'servicePriorityTechnician', serviceId, priority, technicianId }];
  return [...own, ...narrow, ...wide];
}

/** The name by which its sample is kept: `12/high/5`, `12/high/`, `12//`, `/high/`, `//`. */
export function nameOfClass({ serviceId, priority, technicianId }: CaseClassKey): string {
  return `${serviceId ?? ''}/${priority ?? ''}/${technicianId ?? ''}`;
}
