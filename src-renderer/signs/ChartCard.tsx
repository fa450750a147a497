import { SegmentedControl, Title, VisuallyHidden } from '@mantine/core';
import { useElementSize, useReducedMotion } from '@mantine/hooks';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { type ReactNode, Suspense, useId, useState } from 'react';
import type { ChartFrame } from '#shared/charts/chart.ts';
import { useTexts } from '../texts/useTexts.ts';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { usePrinting } from '../ui/usePrinting.ts';
import styles from './ChartCard.module.css';
import { chartTexts } from './chartTexts.ts';
import { usePalette } from './usePalette.ts';

interface ChartCardProps {
  readonly title: string;
  /** The chart in a sentence: screen readers are told it, and so is whoever reads the table. */
  readonly summary: string;
  readonly height: number;
  /** Draws the chart in the room that there is. */
  readonly chart: (frame: ChartFrame) => ReactNode;
  readonly table: ReactNode;
  /** Beside the switch. */
  readonly tools?: ReactNode;
  readonly note?: ReactNode;
  readonly isWide?: boolean;
}

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif';

/** A chart and, by a switch, the same as a table: what a pointer opens in the one, the keyboard opens in the other. */
export function ChartCard(props: ChartCardProps) {
  const { title, summary, height, chart, table } = props;
  const t = useTexts(chartTexts);
  const id = useId();
  const palette = usePalette();
  const isPrinting = usePrinting();
  const isStill = useReducedMotion() || isPrinting;
  const { ref, width } = useElementSize();
  const [view, setView] = useState<'chart' | 'table'>('chart');
  return (
    <section className={styles.card} aria-labelledby={id} data-wide={props.isWide === true}>
      <header className={styles.header}>
        <Title order={2} fz="sm" id={id}>
          {title}
        </Title>
        <div className={styles.tools} data-print="no">
          {props.tools}
          <SegmentedControl
            size="xs"
            aria-label={t('show', { title })}
            value={view}
            onChange={(value) => setView(value === 'table' ? 'table' : 'chart')}
            data={[
              {
                value: 'chart',
                label: <Choice icon={<IconChartBar size={15} aria-hidden />} name={t('chart')} />,
              },
              {
                value: 'table',
                label: <Choice icon={<IconTable size={15} aria-hidden />} name={t('table')} />,
              },
            ]}
          />
        </div>
      </header>
      {view === 'table' ? (
        <section
          className={styles.table}
          style={{ '--least': `${height}px` }}
          aria-label={title}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
          tabIndex={0}
        >
          {table}
        </section>
      ) : (
        <div className={styles.chart} ref={ref} style={{ height }}>
          {width > 0 && (
            // Begun anew for paper: what is drawn there cannot wait until a colour has changed.
            <ErrorBoundary key={isPrinting ? 'paper' : 'screen'} place={title}>
              <Suspense fallback={<VisuallyHidden role="status">{t('loading')}</VisuallyHidden>}>
                {chart({
                  width: Math.floor(width),
                  height,
                  palette,
                  fontFamily: FONT,
                  summary: `${title}. ${summary}`,
                  isAnimated: !isStill,
                })}
              </Suspense>
            </ErrorBoundary>
          )}
        </div>
      )}
      {props.note !== undefined && <p className={styles.note}>{props.note}</p>}
    </section>
  );
}

function Choice({ icon, name }: { readonly icon: ReactNode; readonly name: string }) {
  return (
    <span className={styles.choice}>
      {icon}
      <span>{name}</span>
    </span>
  );
}
