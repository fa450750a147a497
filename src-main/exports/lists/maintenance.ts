import { maintenanceContract } from '#shared/maintenance/contract.ts';
import { maintenanceHandlers } from '../../maintenance/service.ts';
import { date, exportedList, money, named, text } from '../exportedList.ts';

/** What is due, as the agenda shows it. */
export const maintenanceDue = exportedList({
  procedure: maintenanceContract.due,
  handler: maintenanceHandlers.due,
  cells: {
    dueOn: (row) => date(row.dueOn),
    number: (row) => text(row.asset.inventoryNumber),
    asset: (row) => text(row.asset.name),
    category: (row) => named(row.category),
    location: (row) => named(row.location),
    holder: (row) => named(row.holder),
    plan: (row) => named(row.plan),
    ticket: (row) => text(row.ticket?.folio),
    state: (row, { words }) => text(row.ticket === null ? null : words.status[row.ticket.status]),
    opensOn: (row) => date(row.opensOn),
  },
});

/** What was done. */
export const maintenanceRecords = exportedList({
  procedure: maintenanceContract.records,
  handler: maintenanceHandlers.records,
  cells: {
    startedOn: (row) => date(row.startedOn),
    endedOn: (row) => date(row.endedOn),
    asset: (row) => text(`${row.asset.inventoryNumber} · ${row.asset.name}`),
    kind: (row, { words }) => text(words.maintenanceKind[row.kind]),
    description: (row) => text(row.description),
    supplier: (row) => named(row.supplier),
    ticket: (row) => text(row.ticket?.folio),
    // What it cost the institution: nothing under warranty.
    cost: (row) => money(row.paidCents),
    state: (row, { words }) => text(row.endedOn === null ? words.maintenanceRuns : words.maintenanceDone),
  },
});
