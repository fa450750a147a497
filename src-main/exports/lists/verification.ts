import { verificationContract } from '#shared/verification/contract.ts';
import { verificationHandlers } from '../../verification/service.ts';
import { exportedList, named, number, text } from '../exportedList.ts';

/** The rounds of physical inventory with what each came to. */
export const verification = exportedList({
  procedure: verificationContract.list,
  handler: verificationHandlers.list,
  cells: {
    folio: (row) => text(row.folio),
    location: (row) => named(row.location),
    state: (row, { words }) => text(words.roundStatus[row.status]),
    expected: (row) => number(row.counts.expected),
    found: (row) => number(row.counts.found),
    missing: (row) => number(row.counts.missing),
    elsewhere: (row) => number(row.counts.elsewhere),
    unknown: (row) => number(row.counts.unknown),
    startedAt: (row, { time }) => time(row.startedAt),
    startedBy: (row) => named(row.startedBy),
    closedAt: (row, { time }) => time(row.closedAt),
  },
});
