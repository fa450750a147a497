import { ticketsContract } from '#shared/tickets/contract.ts';
import type { TicketRow } from '#shared/tickets/fields.ts';
import { ticketsHandlers } from '../../tickets/service.ts';
import { type CellOf, exportedList, named, text } from '../exportedList.ts';

/** What any list of tickets can show. */
export const ticketCells: Readonly<Record<string, CellOf<TicketRow>>> = {
  folio: (row) => text(row.folio),
  title: (row) => text(row.title),
  requester: (row) => named(row.requester),
  area: (row) => named(row.area),
  deadline: (row, { time }) => time(row.resolutionDueAt),
  status: (row, { words }) => text(words.status[row.status]),
  priority: (row, { words }) => text(words.priority[row.priority]),
  impact: (row, { words }) => text(words.impact[row.impact]),
  urgency: (row, { words }) => text(words.urgency[row.urgency]),
  assignee: (row) => named(row.assignee),
  service: (row) => named(row.service),
  channel: (row, { words }) => text(words.channel[row.channel]),
  createdAt: (row, { time }) => time(row.createdAt),
  updatedAt: (row, { time }) => time(row.updatedAt),
  firstRespondedAt: (row, { time }) => time(row.firstRespondedAt),
  resolvedAt: (row, { time }) => time(row.resolvedAt),
  closedAt: (row, { time }) => time(row.closedAt),
};

export const tickets = exportedList({
  procedure: ticketsContract.list,
  handler: ticketsHandlers.list,
  cells: ticketCells,
});
