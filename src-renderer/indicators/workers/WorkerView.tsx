import { Title } from '@mantine/core';
import type { GroupMedian, WorkerFigures } from '#shared/indicators/fields.ts';
import type { Dates } from '#shared/indicators/period.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { FigureLink, FigureTable } from '../FigureTable.tsx';
import { listOf } from '../figureLink.ts';
import { useFigureFormats } from '../useFigureFormats.ts';
import { useWorkerFigures } from './useWorkerFigures.ts';
import { WorkerTrend, type WorkerWeek } from './WorkerTrend.tsx';
import styles from './workers.module.css';
import { workerTexts } from './workerTexts.ts';

interface WorkerViewProps {
  readonly worker: {
    readonly technician: { readonly id: number; readonly name: string };
    readonly figures: WorkerFigures;
    readonly median: GroupMedian;
    readonly weeks: readonly WorkerWeek[];
    readonly asOf: string;
  };
  readonly dates: Dates;
}

/** One person’s figures beside the group’s median, and how they went in the last twelve weeks. */
export function WorkerView({ worker, dates }: WorkerViewProps) {
  const t = useTexts(workerTexts);
  const show = useFigureFormats();
  const shown = useWorkerFigures();
  const { technician, figures, median, asOf } = worker;
  const base = { technicianId: technician.id, dates, asOf };
  return (
    <div className={styles.columns}>
      <section aria-label={t('figure')}>
        <FigureTable
          caption={technician.name}
          head={[t('figure'), technician.name, t('median')]}
          rows={[
            ...shown.map(({ key, name, value, median: middle, indicator, part, count }) => ({
              key,
              cells: [
                name,
                <FigureLink
                  key="value"
                  name={name}
                  count={count(figures)}
                  search={listOf(base, indicator, { part })}
                >
                  {value(figures)}
                </FigureLink>,
                middle(median),
              ],
            })),
            { key: 'shift', cells: [t('shift'), show.hours(figures.shiftSeconds), ''] },
          ]}
        />
        <p className={styles.quiet}>{t('fair')}</p>
      </section>
      <section className={styles.charts} aria-labelledby="trend">
        <Title order={2} id="trend" fz="sm">
          {t('trend')}
        </Title>
        <WorkerTrend weeks={worker.weeks} base={base} />
      </section>
    </div>
  );
}
