/** What is to be expected of a ticket that waits: an alert at creation unless it is `possible`. */
export const OUTLOOKS = ['possible', 'skillMissing', 'nobodyBeforeDue'] as const;
export type Outlook = (typeof OUTLOOKS)[number];

interface Prospect {
  readonly enabled: boolean;
  readonly skills: readonly number[];
  /** When they are next on shift and not absent, now included; null: never. */
  readonly availableAt: number | null;
}

/**
 * Whether anybody can take a ticket before it is due. `skillMissing`: no enabled technician has what the service
 * asks for; `nobodyBeforeDue`: nobody who could is on shift before the due instant (or ever, without one). The
 * limit is left aside: a full technician may free up.
 */
export function outlook(waiting: {
  readonly technicians: readonly Prospect[];
  readonly requiredSkillId: number | null;
  readonly dueAt: number | null;
}): Outlook {
  const { technicians, requiredSkillId, dueAt } = waiting;
  const able = technicians.filter(
    (t) => t.enabled && (requiredSkillId === null || t.skills.includes(requiredSkillId)),
  );
  if (able.length === 0) return requiredSkillId === null ? 'nobodyBeforeDue' : 'skillMissing';
  const inTime = able.some((t) => t.availableAt !== null && (dueAt === null || t.availableAt < dueAt));
  return inTime ? 'possible' : 'nobodyBeforeDue';
}
