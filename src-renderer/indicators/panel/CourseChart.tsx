import { NativeSelect } from '@mantine/core';
import { type SeriesRow, STEPS, type Step } from '#shared/indicators/fields.ts';
import { ChartCard } from '../../signs/ChartCard.tsx';
import { BarChart } from '../../signs/charts.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { definitionTexts } from '../definitionTexts.ts';
import { FigureLink, FigureTable } from '../FigureTable.tsx';
import { type FigureBase, listOf } from '../figureLink.ts';
import { indicatorTexts } from '../texts.ts';
import { useFigureFormats } from '../useFigureFormats.ts';
import { useOpenList } from '../useOpenList.ts';
import { useStepName } from '../useStepName.ts';

interface CourseChartProps {
  readonly series: readonly SeriesRow[];
  readonly by: Step;
  readonly base: FigureBase;
  readonly onStep: (by: Step) => void;
}

const KEYS = ['received', 'resolved'] as const;

/** What came in and what was solved, step by step. */
export function CourseChart({ series, by, base, onStep }: CourseChartProps) {
  const t = useTexts(indicatorTexts);
  const tNames = useTexts(definitionTexts);
  const show = useFigureFormats();
  const stepName = useStepName();
  const open = useOpenList();
  const within = ({ from, to }: SeriesRow) => ({ from, to });
  const sum = (key: (typeof KEYS)[number]) => series.reduce((total, row) => total + row[key], 0);
  const most = series.reduce((best, row) => (row.received > best.received ? row : best), series[0] ?? empty);
  return (
    <ChartCard
      title={t('course.title')}
      summary={t('course.summary', {
        received: show.count(sum('received')),
        resolved: show.count(sum('resolved')),
        steps: series.length,
        most: show.count(most.received),
        when: most.step === '' ? '–' : stepName(most.step),
      })}
      height={260}
      tools={
        <NativeSelect
          size="xs"
          aria-label={`${t('course.title')}: ${t('step.label')}`}
          value={by}
          data={STEPS.map((value) => ({
            value,
            label: `${t('step.label')} ${t(`step.${value}`).toLowerCase()}`,
          }))}
          onChange={(event) => {
            const step = STEPS.find((one) => one === event.currentTarget.value);
            if (step !== undefined) onStep(step);
          }}
        />
      }
      chart={(frame) => (
        <BarChart
          {...frame}
          layout="standing"
          series={KEYS.map((key) => ({ key, label: tNames(`definition.${key}.name`) }))}
          rows={series.map((row) => ({
            key: row.step,
            label: stepName(row.step),
            values: KEYS.map((key) => row[key]),
          }))}
          format={show.count}
          onOpen={(step, key) => {
            const row = series.find((one) => one.step === step);
            const indicator = KEYS.find((one) => one === key);
            if (row !== undefined && indicator !== undefined) open(listOf(base, indicator, within(row)));
          }}
        />
      )}
      table={
        <FigureTable
          caption={t('course.title')}
          head={[
            t('column.step'),
            t('column.received'),
            t('column.resolved'),
            t('column.closed'),
            t('column.resolution'),
          ]}
          minWidth={440}
          rows={series.map((row) => ({
            key: row.step,
            cells: [
              stepName(row.step),
              ...(['received', 'resolved', 'closed'] as const).map((key) => (
                <FigureLink key={key} search={listOf(base, key, within(row))} count={row[key]}>
                  {show.count(row[key])}
                </FigureLink>
              )),
              <FigureLink
                key="resolution"
                search={listOf(base, 'resolution', within(row))}
                count={row.resolution.count}
                name={stepName(row.step)}
              >
                {show.time(row.resolution.median)}
              </FigureLink>,
            ],
          }))}
        />
      }
    />
  );
}

const empty = { step: '', received: 0 };
