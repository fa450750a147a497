/**
 * The open tickets by due time also know from when they are at risk: the queue of those about to be late is counted and
 * listed from this index alone. One index made wider, not one more that every new ticket would pay for.
 */
export const id = '0056_at_risk';

export const statements: readonly string[] = [
  `DROP INDEX tickets_openDue`,
  `CREATE INDEX tickets_openDue ON tickets (sortDueAt, id, atRiskAt) WHERE isOpen = 1`,
];
