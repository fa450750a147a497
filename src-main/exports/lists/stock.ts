import { stockContract } from '#shared/stock/contract.ts';
import { stockHandlers } from '../../stock/service.ts';
import { date, exportedList, money, named, number, text } from '../exportedList.ts';

export const stock = exportedList({
  procedure: stockContract.list,
  handler: stockHandlers.list,
  cells: {
    name: (row) => text(row.name),
    left: (row) => number(row.left),
    state: ({ isEnabled, isLow }, { words }) =>
      text(words.stockState[!isEnabled ? 'unused' : isLow ? 'low' : 'enough']),
    kind: (row, { words }) => text(words.stockKind[row.kind]),
    category: (row) => named(row.category),
    model: (row) => text([row.brand, row.model].filter((part) => part !== null).join(' · ')),
    location: (row) => named(row.location),
    supplier: (row) => named(row.supplier),
    minimum: (row) => number(row.minimum),
    unitCost: (row) => money(row.unitCostCents),
    expiresOn: (row) => date(row.expiresOn),
  },
});
