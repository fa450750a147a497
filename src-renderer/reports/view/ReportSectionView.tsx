import { Title, VisuallyHidden } from '@mantine/core';
import { lazy, Suspense, useId } from 'react';
import { assertNever } from '#shared/kernel/assertNever.ts';
import type { ReportSection } from '#shared/reports/reportData.ts';
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx';
import { FigureLink } from './FigureLink.tsx';
import { ReportTable } from './ReportTable.tsx';
import styles from './ReportView.module.css';
import type { Reading } from './reading.ts';

/** The charts come when one is drawn, in a file of their own. */
const ReportDrawing = lazy(async () => ({
  default: (await import('./ReportDrawing.tsx')).ReportDrawing,
}));

interface SectionProps {
  readonly section: ReportSection;
  /** Which of the report's sections it is. */
  readonly place: number;
  readonly reading: Reading;
}

export function ReportSectionView({ section, place, reading }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id} data-kind={section.kind}>
      <Title order={reading.order} id={id} className={styles.heading}>
        {section.title}
      </Title>
      <Body section={section} place={place} reading={reading} />
    </section>
  );
}

function Body({ section, place, reading }: SectionProps) {
  const { words, formats } = reading;
  switch (section.kind) {
    case 'figures':
      return (
        <dl className={styles.figures}>
          {section.items.map(({ label, kind, digits, value, note }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two figures may have one name
            <div key={index} className={styles.figure}>
              <dt>{label}</dt>
              <dd>
                <span className={styles.value} data-text={kind === 'text'}>
                  <FigureLink
                    reading={reading}
                    place={{ section: place, row: 0, column: index }}
                    value={value}
                    name={label}
                  >
                    {formats.value(kind, value, digits)}
                  </FigureLink>
                </span>
                {note !== undefined && <span className={styles.note}>{note}</span>}
              </dd>
            </div>
          ))}
        </dl>
      );
    case 'chart':
      return (
        <ErrorBoundary place={section.title}>
          <Suspense fallback={<VisuallyHidden role="status">{words.chart}</VisuallyHidden>}>
            <ReportDrawing section={section} reading={reading} />
          </Suspense>
        </ErrorBoundary>
      );
    case 'table':
      return <ReportTable section={section} place={place} reading={reading} />;
    case 'text':
      return section.paragraphs.map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs never move
        <p key={index} className={styles.paragraph}>
          {paragraph}
        </p>
      ));
    case 'properties':
      return (
        <dl className={styles.properties}>
          {section.items.map(({ label, kind, value }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may have one name
            <div key={index}>
              <dt>{label}</dt>
              <dd>{formats.value(kind, value)}</dd>
            </div>
          ))}
        </dl>
      );
    case 'timeline':
      return section.items.length === 0 ? (
        <p className={styles.nothing}>{words.noRows}</p>
      ) : (
        <ol className={styles.timeline}>
          {section.items.map(({ at, who, what, details }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what happened never moves
            <li key={index}>
              <div className={styles.moment}>
                <time dateTime={at}>{formats.value('time', at)}</time>
                <span>{who}</span>
              </div>
              <div>
                <div>{what}</div>
                {details.length > 0 && (
                  <ul className={styles.details}>
                    {details.map((detail, at) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: details never move
                      <li key={at}>{detail}</li>
                    ))}
                  </ul>
                )}
              </div>
            </li>
          ))}
        </ol>
      );
    default:
      return assertNever(section);
  }
}
