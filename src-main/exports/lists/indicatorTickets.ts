import { indicatorsContract } from '#shared/indicators/contract.ts';
import { indicatorsHandlers } from '../../indicators/service.ts';
import { exportedList } from '../exportedList.ts';
import { ticketCells } from './tickets.ts';

/** The tickets behind a figure, as they are listed. */
export const indicatorTickets = exportedList({
  procedure: indicatorsContract.tickets,
  handler: indicatorsHandlers.tickets,
  cells: ticketCells,
});
