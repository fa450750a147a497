import { z } from 'zod';

/** How many people a problem holds up, and how soon it must be dealt with. */
export const IMPACTS = ['low', 'medium', 'high'] as const;
export type Impact = (typeof IMPACTS)[number];
export const URGENCIES = ['low', 'medium', 'high'] as const;
export type Urgency = (typeof URGENCIES)[number];
/** What follows from both, lowest first. */
export const PRIORITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const impact = z.enum(IMPACTS);
export const urgency = z.enum(URGENCIES);
export const priority = z.enum(PRIORITIES);

const row = z.strictObject({ low: priority, medium: priority, high: priority });

/** `matrix[impact][urgency]`, every pair given. */
export const priorityMatrix = z.strictObject({ low: row, medium: row, high: row });
export type PriorityMatrix = Readonly<Record<Impact, Readonly<Record<Urgency, Priority>>>>;

export const DEFAULT_PRIORITY_MATRIX: PriorityMatrix = {
  low: { low: 'low', medium: 'low', high: 'medium' },
  medium: { low: 'low', medium: 'medium', high: 'high' },
  high: { low: 'medium', medium: 'high', high: 'critical' },
};

/** The priority of a ticket; people give impact and urgency, never the priority itself. */
export function priorityOf(matrix: PriorityMatrix, ofImpact: Impact, ofUrgency: Urgency): Priority {
  return matrix[ofImpact][ofUrgency];
}
