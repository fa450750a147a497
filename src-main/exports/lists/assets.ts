import { assetsContract } from '#shared/assets/contract.ts';
import { assetsHandlers } from '../../assets/service.ts';
import { date, exportedList, money, named, text } from '../exportedList.ts';

export const assets = exportedList({
  procedure: assetsContract.list,
  handler: assetsHandlers.list,
  cells: {
    number: (row) => text(row.inventoryNumber),
    name: (row) => text(row.name),
    category: (row) => named(row.category),
    brand: (row) => text([row.brand, row.model].filter(Boolean).join(' ')),
    serial: (row) => text(row.serial),
    status: (row) => text(row.status.label),
    area: (row) => named(row.area),
    location: (row) => named(row.location),
    holder: (row) => named(row.holder),
    supplier: (row) => named(row.supplier),
    acquired: (row) => date(row.acquiredOn),
    cost: (row) => money(row.costCents),
    warranty: (row) => date(row.warrantyUntil),
    updated: (row, { time }) => time(row.updatedAt),
  },
});
