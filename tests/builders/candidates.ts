import type { Candidate } from '#shared/assignment/choose.ts';

/** A technician who can take anything: on shift, no tickets, never assigned. The load follows the active tickets. */
export function aCandidate(id: number, given: Partial<Candidate> = {}): Candidate {
  const active = given.active ?? 0;
  return {
    id,
    name: `Técnico ${id}`,
    enabled: true,
    onShift: true,
    absent: false,
    skills: [],
    active,
    load: active,
    assignedThisWeek: 0,
    lastAssignedAt: null,
    limit: null,
    ...given,
  };
}
