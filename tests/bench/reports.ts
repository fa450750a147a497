import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openReader } from '#main/db/openReader.ts';
import { makeSpecReport } from '#main/reports/engine/makeSpecReport.ts';
import { reportSpec } from '#shared/reports/spec.ts';
import { clicksBesideReports } from './besideReports.ts';
import { aLargeDepartment } from './largeDepartment.ts';
import { multiply } from './multiplied.ts';

// `npm run bench -- --reports`: what reports that somebody built take of the processor at 1,000,000 tickets
// (`--tickets`), in a thread's own connection; then what a click waits for while long ones are made.

const { values: options } = parseArgs({
  options: {
    reports: { type: 'boolean' },
    tickets: { type: 'string', default: '1000000' },
  },
});
const TIMES = 10;
const NOW = Date.parse('2026-10-05T16:00:00Z');
const tickets = Math.ceil(Number(options.tickets) / TIMES);
process.stderr.write(`Writing ${tickets * TIMES} tickets …\n`);
const department = await aLargeDepartment({ tickets, requesters: 2_000, now: NOW });
multiply(department, TIMES);

const MONTH = { from: '2026-09-01', to: '2026-09-30' };
const YEAR = { from: '2025-10-01', to: '2026-09-30' };
const plain = { v: 1, title: 'Bench', kind: 'summary', dataset: 'tickets' };
const counts = ['received', 'resolved', 'onTime.share'];
const times = [
  'received',
  'resolution.median',
  'resolution.p90',
  'response.median',
  'onTime.share',
  'rating.mean',
];
const list = {
  ...plain,
  kind: 'list',
  of: 'resolved',
  fields: ['folio', 'title', 'area', 'technician', 'resolvedAt', 'resolutionTime'],
};

const reports: readonly (readonly [name: string, spec: unknown, dates: typeof MONTH])[] = [
  [
    'month: service × week, counts',
    { ...plain, rows: [{ by: 'service' }], columns: { by: 'week' }, measures: counts },
    MONTH,
  ],
  [
    'month: service × week, medians',
    { ...plain, rows: [{ by: 'service' }], columns: { by: 'week' }, measures: times },
    MONTH,
  ],
  [
    'month: requesters, top 10',
    {
      ...plain,
      rows: [{ by: 'requester', orderBy: 'received', isDescending: true, top: 10 }],
      measures: counts,
    },
    MONTH,
  ],
  [
    'month: technicians, shift and balance by week',
    {
      ...plain,
      dataset: 'workers',
      rows: [{ by: 'week' }],
      measures: ['assigned', 'occupancy.share', 'balance.deviation'],
    },
    MONTH,
  ],
  ['month: list of the resolved, first 5,000', list, MONTH],
  [
    'year: service × week, counts',
    { ...plain, rows: [{ by: 'service' }], columns: { by: 'week' }, measures: counts },
    YEAR,
  ],
  [
    'year: service × week, medians',
    { ...plain, rows: [{ by: 'service' }], columns: { by: 'week' }, measures: times },
    YEAR,
  ],
  [
    'year: area, month, priority nested',
    { ...plain, rows: [{ by: 'area' }, { by: 'month' }, { by: 'priority' }], measures: times },
    YEAR,
  ],
  ['year: list by area and technician, first 5,000', { ...list, groups: ['area', 'technician'] }, YEAR],
];

const { read, close } = await openReader(join(department.dataDir, 'database.sqlite'), 'local');
for (const [name, given, dates] of reports) {
  const spec = reportSpec.parse(given);
  const question = {
    spec,
    dates,
    filter: {},
    language: 'es',
    asOf: NOW,
    limit: 5_000,
    viewer: { id: department.managerId, roles: ['manager'] },
  } as const;
  for (const round of ['first', 'again']) {
    const used = process.cpuUsage();
    const made = await makeSpecReport(read, question);
    const { user, system } = process.cpuUsage(used);
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    console.log(
      `${name.padEnd(48)} ${round}: ${((user + system) / 1_000).toFixed(0).padStart(6)} ms of processor`,
    );
  }
}
close();
await clicksBesideReports({ ...department, now: NOW });
await department.remove();
