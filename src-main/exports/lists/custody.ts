import { custodyContract } from '#shared/custody/contract.ts';
import { custodyHandlers } from '../../custody/service.ts';
import { exportedList, named, number, text } from '../exportedList.ts';

export const custody = exportedList({
  procedure: custodyContract.list,
  handler: custodyHandlers.list,
  cells: {
    folio: (row) => text(row.folio),
    kind: (row, { words }) => text(words.custodyKind[row.kind]),
    state: (row, { words }) => text(words.custodyState[row.state]),
    person: (row) => named(row.person),
    fromPerson: (row) => named(row.fromPerson),
    items: (row) => text(row.first && `${row.first.name}${row.items > 1 ? ` +${row.items - 1}` : ''}`),
    held: (row) => number(row.held),
    issued: (row, { time }) => time(row.issuedAt),
    issuedBy: (row) => named(row.issuedBy),
    authoriser: (row) => named(row.authoriser),
    confirmedAt: (row, { time }) => time(row.confirmedAt),
    authorisedAt: (row, { time }) => time(row.authorisedAt),
    endedAt: (row, { time }) => time(row.endedAt),
  },
});
