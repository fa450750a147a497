/** How a ticket came to its technician. */
export const ASSIGNMENT_METHODS = ['automatic', 'manual', 'taken', 'reopened', 'imported'] as const;
export type AssignmentMethod = (typeof ASSIGNMENT_METHODS)[number];
