import { useElementSize, useReducedMotion } from '@mantine/hooks';
import { useMemo } from 'react';
import { reportChart } from '#shared/charts/ReportChart.ts';
import type { ChartSection } from '#shared/reports/reportData.ts';
import { usePalette } from '../../signs/usePalette.ts';
import { usePrinting } from '../../ui/usePrinting.ts';
import styles from './ReportView.module.css';
import type { Reading } from './reading.ts';

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif';
/** Between the margins of a page, in pixels. */
const PAPER = 680;
/** Wider drawings only have longer bars. */
const WIDEST = 980;

interface ReportDrawingProps {
  readonly section: ChartSection;
  readonly reading: Reading;
}

/** The chart of a section in the room that there is; whoever cannot see it hears its sentence, which stands below it too. */
export function ReportDrawing({ section, reading: { formats, words } }: ReportDrawingProps) {
  const palette = usePalette();
  const isPrinting = usePrinting();
  const isStill = useReducedMotion() || isPrinting;
  const { ref, width: measured } = useElementSize();
  const width = Math.floor(Math.min(measured, isPrinting ? PAPER : WIDEST));
  const chart = useMemo(
    () => (width > 0 ? reportChart(section, width, formats, words) : undefined),
    [section, width, formats, words],
  );
  return (
    <div ref={ref} className={styles.drawing}>
      {chart === null && <p className={styles.nothing}>{words.noData}</p>}
      {chart !== null && chart !== undefined && (
        // Begun anew for paper: what is drawn there cannot wait until a colour has changed.
        <div key={isPrinting ? 'paper' : 'screen'} style={{ height: chart.height }}>
          {chart.draw({
            width,
            height: chart.height,
            palette,
            fontFamily: FONT,
            summary: `${section.title}. ${section.summary}`,
            isAnimated: !isStill,
          })}
        </div>
      )}
      {chart?.note !== undefined && chart.note !== null && <p className={styles.more}>{chart.note}</p>}
      <p className={styles.summary}>{section.summary}</p>
    </div>
  );
}
