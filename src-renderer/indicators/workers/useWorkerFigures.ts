import { useMemo } from 'react';
import type { GroupMedian, WorkerFigures } from '#shared/indicators/fields.ts';
import type { IndicatorKey, Part } from '#shared/indicators/indicator.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { definitionTexts } from '../definitionTexts.ts';
import { useFigureFormats } from '../useFigureFormats.ts';
import { workerTexts } from './workerTexts.ts';

export interface WorkerFigure {
  readonly key: Exclude<keyof GroupMedian, 'people'>;
  readonly name: string;
  readonly value: (figures: WorkerFigures) => string;
  readonly median: (median: GroupMedian) => string;
  /** The list behind it, and how many tickets are in it. */
  readonly indicator: IndicatorKey;
  readonly part?: Part;
  readonly count: (figures: WorkerFigures) => number;
}

/** The figures of somebody’s work in the order in which they are shown. */
export function useWorkerFigures(): readonly WorkerFigure[] {
  const t = useTexts(workerTexts);
  const tNames = useTexts(definitionTexts);
  const show = useFigureFormats();
  return useMemo(() => {
    const number = (value: number | null) =>
      value === null ? '–' : Number.isInteger(value) ? show.count(value) : show.decimal(value);
    const name = (indicator: IndicatorKey) => tNames(`definition.${indicator}.name`);
    const shares = (['onTime', 'withinFirstPromise'] as const).map(
      (key): WorkerFigure => ({
        key,
        name: name(key),
        value: (figures) => show.share(figures[key].share),
        median: (median) => show.share(median[key]),
        indicator: key,
        count: (figures) => figures[key].of,
      }),
    );
    const times = (['response', 'resolution', 'timePerTicket'] as const).map(
      (key): WorkerFigure => ({
        key,
        name: name(key),
        value: (figures) => show.time(figures[key].median),
        median: (median) => show.time(median[key]),
        indicator: key,
        count: (figures) => figures[key].count,
      }),
    );
    return [
      {
        key: 'received',
        name: t('received'),
        value: (figures) => show.count(figures.received),
        median: (median) => number(median.received),
        indicator: 'balance',
        count: (figures) => figures.received,
      },
      {
        key: 'solved',
        name: t('solved'),
        value: (figures) => show.count(figures.solved),
        median: (median) => number(median.solved),
        indicator: 'resolved',
        count: (figures) => figures.solved,
      },
      ...shares,
      ...times,
      {
        key: 'reopened',
        name: name('reopenRate'),
        value: (figures) => show.share(figures.reopened.share),
        median: (median) => show.share(median.reopened),
        indicator: 'reopenRate',
        part: 'reopened',
        count: (figures) => figures.reopened.met,
      },
      {
        key: 'rating',
        name: name('rating'),
        value: (figures) => show.decimal(figures.rating.mean),
        median: (median) => show.decimal(median.rating),
        indicator: 'rating',
        count: (figures) => figures.rating.count,
      },
      {
        key: 'timeWorked',
        name: name('timeWorked'),
        value: (figures) => show.hours(figures.timeWorked.seconds),
        median: (median) => show.hours(median.timeWorked),
        indicator: 'timeWorked',
        count: (figures) => figures.timeWorked.tickets,
      },
      {
        key: 'occupancy',
        name: name('occupancy'),
        value: (figures) => show.share(figures.occupancy),
        median: (median) => show.share(median.occupancy),
        indicator: 'timeWorked',
        count: (figures) => figures.timeWorked.tickets,
      },
    ];
  }, [t, tNames, show]);
}
