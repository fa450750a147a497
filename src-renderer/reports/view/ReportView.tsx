import { Title, VisuallyHidden } from '@mantine/core';
import { useId, useMemo } from 'react';
import { REPORT_LOCALES, reportFormats } from '#shared/reports/format.ts';
import { presentationWords } from '#shared/reports/formatWords.ts';
import type { ReportLists } from '#shared/reports/lists.ts';
import type { ReportData } from '#shared/reports/reportData.ts';
import { ReportSectionView } from './ReportSectionView.tsx';
import styles from './ReportView.module.css';
import type { Reading } from './reading.ts';

interface ReportViewProps {
  readonly data: ReportData;
  /** What its figures open. */
  readonly lists?: ReportLists;
  /** Of a pane that scrolls by itself; left out, it is as tall as the report. */
  readonly height?: string;
  /** Unset where its title stands above it already. */
  readonly isTitled?: boolean;
}

/** A report on screen, with the sections of the paper in the same order and words, in the report's own language. */
export function ReportView({ data, lists, height, isTitled = true }: ReportViewProps) {
  const id = useId();
  const reading = useMemo<Reading>(
    () => ({
      data,
      lists: lists ?? null,
      words: presentationWords[data.language],
      formats: reportFormats(data.language, data.currency),
      order: isTitled ? 3 : 2,
    }),
    [data, lists, isTitled],
  );
  return (
    <article
      className={styles.report}
      lang={REPORT_LOCALES[data.language]}
      aria-labelledby={id}
      data-scrolls={height !== undefined}
      style={{ '--height': height }}
      tabIndex={height === undefined ? undefined : 0}
    >
      <header>
        {isTitled ? (
          <Title order={2} id={id} className={styles.title}>
            {data.title}
          </Title>
        ) : (
          <VisuallyHidden id={id}>{data.title}</VisuallyHidden>
        )}
        {data.subtitle !== null && <p className={styles.subtitle}>{data.subtitle}</p>}
        <Facts reading={reading} />
      </header>
      {data.sections.map((section, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a report is made anew, its sections never move
        <ReportSectionView key={index} section={section} place={index} reading={reading} />
      ))}
      <Definitions reading={reading} />
    </article>
  );
}

function Facts({ reading }: { readonly reading: Reading }) {
  const { data, words, formats } = reading;
  const facts = [
    { label: words.period, value: data.period === null ? words.noPeriod : formats.period(data.period) },
    ...(data.filters.length === 0 ? [{ label: words.filters, value: words.noFilter }] : data.filters),
    { label: words.asOf, value: formats.instant(data.asOf, data.timeZone) },
    { label: words.timeZone, value: data.timeZone },
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value }) => (
        <div key={`${label}\n${value}`} className={styles.fact}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Definitions({ reading: { data, words, order } }: { readonly reading: Reading }) {
  const id = useId();
  if (data.definitions.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby={id}>
      <Title order={order} id={id} className={styles.heading}>
        {words.definitions}
      </Title>
      <dl className={styles.definitions}>
        {data.definitions.map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
