import type { WorkerFigures } from '#shared/indicators/fields.ts';
import type { IndicatorKey } from '#shared/indicators/indicator.ts';
import { ok } from '#shared/kernel/result.ts';
import { periodBefore, stepOfLength } from '#shared/reports/period.ts';
import { at, figuresOf, type MeasuredGroup, panelOf, perform } from '../../indicators/load.ts';
import type { BuiltInInput, BuiltInReport } from './builtIn.ts';
import { COMPARED, comparison, headline } from './comparison.ts';
import { courseOf } from './course.ts';
import {
  assignedCell,
  countCell,
  type FiguresOf,
  narrowed,
  occupancyCell,
  ratingCell,
  shareCell,
  timeCell,
  workedCell,
} from './links.ts';
import { indicatorWords } from './measures.ts';
import { type BuiltTable, chart, type MadeSection, present, row, table, totalRow } from './sections.ts';

/** How the department does: its figures beside those of the period before, its course, and each technician beside the median. */
export const groupPerformance: BuiltInReport = {
  steps: 3,
  async make(input) {
    const { db, dates, moment, filter, words, step } = input;
    const panel = await panelOf(db, moment, { ...dates, by: stepOfLength(dates), ...filter });
    step();
    const before = await figuresOf(db, at(moment, periodBefore(dates)), filter);
    step();
    const { areaId, serviceId } = filter;
    const asked = { kind: 'workers', dates, filter: { areaId, serviceId } } as const;
    const group = (await perform(db, asked, moment.asOf)).value as MeasuredGroup;
    step();
    return ok({
      subtitle: words.report.groupPerformance.answers,
      sections: present<MadeSection>([
        headline(input, panel.figures, before),
        ...comparison(input, panel.figures, before),
        ...courseOf(input, panel.series),
        workersChart(input, group),
        workersTable(input, group),
      ]),
      measures: [...COMPARED, ...WORKER_MEASURES],
    });
  },
};

/** Whose definitions belong to the table of technicians. */
export const WORKER_MEASURES: readonly IndicatorKey[] = [
  'balance',
  'resolved',
  'onTime',
  'withinFirstPromise',
  'response',
  'resolution',
  'timePerTicket',
  'reopenRate',
  'rating',
  'timeWorked',
  'occupancy',
];

function workersChart(input: BuiltInInput, { workers }: MeasuredGroup) {
  const { words, language } = input;
  const { definition } = indicatorWords[language];
  return chart(input, {
    title: words.heading.perTechnician,
    chart: 'bars',
    value: 'number',
    series: [
      { key: 'received', label: words.column.assigned },
      { key: 'solved', label: definition.resolved.name },
    ],
    points: busiest(input, workers).map(({ worker, figures }) => ({
      key: String(worker.id),
      label: worker.name,
      values: [figures.received, figures.solved],
    })),
  });
}

const MOST_BARS = 20;

type Workers = MeasuredGroup['workers'];

/** By name as people read it: no league table. */
const byName = ({ say }: BuiltInInput, workers: Workers) =>
  [...workers].sort((a, b) => say.compare(a.worker.name, b.worker.name));

/** Where there are more than a chart can show, those who received most; by name all the same. */
function busiest(input: BuiltInInput, workers: Workers): Workers {
  const most = [...workers].sort((a, b) => b.figures.received - a.figures.received).slice(0, MOST_BARS);
  return byName(input, most);
}

/** By name, no league table; the median of the group at its end. */
function workersTable(input: BuiltInInput, group: MeasuredGroup): BuiltTable {
  const { words, language, limit } = input;
  const { definition } = indicatorWords[language];
  const { workers, median } = group;
  return table(
    words.heading.technicians,
    [
      ['technician', words.filter.technicianId, 'text'],
      ['received', words.column.assigned, 'number'],
      ['solved', definition.resolved.name, 'number'],
      ['onTime', definition.onTime.name, 'share'],
      ['withinFirstPromise', definition.withinFirstPromise.name, 'share'],
      ['response', words.column.responseMedian, 'duration'],
      ['resolution', words.column.resolutionMedian, 'duration'],
      ['timePerTicket', words.column.timePerTicketMedian, 'duration'],
      ['reopened', definition.reopenRate.name, 'share'],
      ['rating', definition.rating.name, 'rating', 1],
      ['timeWorked', definition.timeWorked.name, 'duration'],
      ['occupancy', definition.occupancy.name, 'share'],
    ],
    [
      ...byName(input, workers).map(({ worker, figures }) =>
        row(worker.name, ...workerCells(narrowed(input, 'technicianId', worker.id), figures)),
      ),
      totalRow(
        words.column.groupMedian,
        median.received,
        median.solved,
        median.onTime,
        median.withinFirstPromise,
        median.response,
        median.resolution,
        median.timePerTicket,
        median.reopened,
        median.rating,
        median.timeWorked,
        median.occupancy,
      ),
    ],
    { limit, note: words.note.groupMedian },
  );
}

const workerCells = (of: FiguresOf, figures: WorkerFigures) => [
  assignedCell(of, figures),
  countCell(of, 'resolved', figures.solved),
  shareCell(of, 'onTime', figures.onTime),
  shareCell(of, 'withinFirstPromise', figures.withinFirstPromise),
  timeCell(of, 'response', figures.response),
  timeCell(of, 'resolution', figures.resolution),
  timeCell(of, 'timePerTicket', figures.timePerTicket),
  shareCell(of, 'reopenRate', figures.reopened),
  ratingCell(of, figures.rating),
  workedCell(of, figures),
  occupancyCell(of, figures),
];
