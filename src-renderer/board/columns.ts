import type { TechnicianLoad } from '#shared/assignment/contract.ts';
import type { TicketFilter } from '#shared/tickets/contract.ts';

/** How many cards a column shows. */
export const SHOWN = 50;

/** What a technician's column lists: everything that still asks for their work, the most urgent on top. */
export function columnFilter(technicianId: number): TicketFilter & { limit: number } {
  return {
    assigneeId: technicianId,
    status: ['assigned', 'inProgress', 'scheduled', 'waiting'],
    sort: 'resolutionDueAt',
    limit: SHOWN,
  };
}

export const queueFilter: TicketFilter & { limit: number } = { queue: 'unassigned', limit: SHOWN };

/** Who works now first, whoever is away last; by name within. */
export function inOrder<T extends TechnicianLoad>(
  rows: readonly T[],
  compare: (a: string, b: string) => number,
): T[] {
  const rank = (row: TechnicianLoad) => (row.isAbsent ? 2 : row.isOnShift ? 0 : 1);
  return [...rows].sort((a, b) => rank(a) - rank(b) || compare(a.technician.name, b.technician.name));
}

/** The teams to choose from, each once. */
export function teamsOf(
  rows: readonly TechnicianLoad[],
  compare: (a: string, b: string) => number,
): string[] {
  return [...new Set(rows.flatMap((row) => row.teams))].sort(compare);
}

/** From one column to the next with an arrow key: `lefts` are the columns' left edges in pixels. */
export function nextColumn(lefts: readonly number[], from: number, step: 1 | -1): number | null {
  const sorted = [...lefts].sort((a, b) => a - b);
  const beyond =
    step === 1 ? sorted.find((left) => left > from + 1) : sorted.findLast((left) => left < from - 1);
  return beyond ?? null;
}
