import { Table, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { NEEDED_IN_BAND } from '#shared/delays/calibration.ts';
import type { Calibration } from '#shared/delays/fields.ts';
import { ChartCard } from '../signs/ChartCard.tsx';
import { LineChart } from '../signs/charts.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { bandName } from './bands.ts';
import styles from './delays.module.css';
import type { DelaysSearch } from './search.ts';
import { trackRecordTexts } from './trackRecordTexts.ts';

interface ReliabilityChartProps {
  readonly figures: Calibration;
  readonly search: DelaysSearch;
  readonly onOpen: (band: number) => void;
  readonly tools: ReactNode;
}

const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** For each tenth of predicted odds what was predicted and what happened: the two lines are to go together. */
export function ReliabilityChart({ figures, search, onOpen, tools }: ReliabilityChartProps) {
  const t = useTexts(trackRecordTexts);
  const formats = useFormats();
  const { bands } = figures;
  const name = (band: number) => bandName(band, formats);
  const shown = (share: number | null, count: number) => {
    if (share !== null) return formats.percent(share);
    return count === 0 ? '–' : t('tooFew');
  };
  const parts = bands.flatMap(({ band, predicted, happened }) =>
    predicted === null || happened === null
      ? []
      : [
          t('chart.part', {
            band: name(band),
            predicted: formats.percent(predicted),
            happened: formats.percent(happened),
          }),
        ],
  );
  return (
    <ChartCard
      title={t('chart.title')}
      summary={parts.length === 0 ? t('chart.none') : t('chart.summary', { parts: parts.join('; ') })}
      height={300}
      isWide
      tools={tools}
      note={
        parts.length === 0 ? t('chart.none') : t('chart.note', { needed: formats.number(NEEDED_IN_BAND) })
      }
      chart={(frame) => (
        <LineChart
          {...frame}
          steps={bands.map(({ band }) => ({ key: String(band), label: name(band) }))}
          lines={[
            {
              key: 'predicted',
              label: t('chart.predicted'),
              values: bands.map(({ predicted }) => predicted),
            },
            { key: 'happened', label: t('chart.happened'), values: bands.map(({ happened }) => happened) },
          ]}
          ticks={TICKS}
          format={formats.percent}
          onOpen={(key) => onOpen(Number(key))}
        />
      )}
      table={
        <Table verticalSpacing={4} miw={380} stickyHeader>
          <caption>
            <VisuallyHidden>{t('chart.title')}</VisuallyHidden>
          </caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('chart.band')}</Table.Th>
              {(['count', 'predicted', 'happened'] as const).map((column) => (
                <Table.Th key={column} scope="col" className={styles.number}>
                  {t(`chart.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {bands.map(({ band, count, predicted, happened }) => (
              <Table.Tr key={band}>
                <Table.Th scope="row" fw={400}>
                  {name(band)}
                </Table.Th>
                <Table.Td className={styles.number}>
                  {count === 0 ? (
                    formats.number(0)
                  ) : (
                    <Link
                      to="/indicadores/demoras"
                      search={{ ...search, band }}
                      aria-label={t('chart.listOf', { count: formats.number(count), band: name(band) })}
                      replace
                    >
                      {formats.number(count)}
                    </Link>
                  )}
                </Table.Td>
                <Table.Td className={styles.number}>{shown(predicted, count)}</Table.Td>
                <Table.Td className={styles.number}>{shown(happened, count)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      }
    />
  );
}
