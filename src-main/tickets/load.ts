// What other features read of tickets. It imports no service, so that the service may import those features.
export { visibleTicket, writesToAll } from './access.ts';
export type { TicketRecord } from './record.ts';
