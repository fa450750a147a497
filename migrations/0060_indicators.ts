/**
 * What the figures of a period are read by. None of them costs a new ticket anything: what is not answered, solved or
 * cancelled yet stands in no index here, and the promises of open tickets are read from the few open ones.
 */
export const id = '0060_indicators';

export const statements: readonly string[] = [
  `CREATE INDEX tickets_resolvedAt ON tickets (resolvedAt, id) WHERE resolvedAt IS NOT NULL`,
  `CREATE INDEX tickets_cancelledAt ON tickets (cancelledAt, id) WHERE cancelledAt IS NOT NULL`,
  `CREATE INDEX tickets_firstRespondedAt ON tickets (firstRespondedAt, id) WHERE firstRespondedAt IS NOT NULL`,
  `CREATE INDEX tickets_firstPromiseAt ON tickets (firstPromiseAt, id) WHERE isOpen = 0`,
  `CREATE INDEX tickets_firstResponseDueAt ON tickets (firstResponseDueAt, id) WHERE isOpen = 0`,
];
