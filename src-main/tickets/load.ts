// What other features read of tickets. It imports no service, so that the service may import those features.
export { indexTexts } from '../db/dialects/ticketSearch.ts';
export { visibleTicket, writesToAll } from './access.ts';
export { ticketHistory } from './history.ts';
export { type Fact, historyPdfTexts } from './historyPdfTexts.ts';
export { wordsOf } from './historyPdfWords.ts';
export { listTickets } from './list.ts';
export { queueCounts } from './queues.ts';
export type { TicketRecord } from './record.ts';
export { NEVER } from './record.ts';
export { viewTicket } from './view.ts';
