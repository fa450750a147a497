import { Button, Loader, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ReportRequest } from '#shared/reports/source.ts';
import { toAppError } from '../../rpc/appError.ts';
import { orpc } from '../../rpc/client.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { ErrorNote } from '../../ui/FormFrame.tsx';
import { SkeletonForm } from '../../ui/Skeletons.tsx';
import { ReportView } from '../view/ReportView.tsx';
import styles from './builder.module.css';
import { builderTexts } from './texts.ts';

/** So long nothing may change before it is calculated anew. */
const PAUSE_MS = 500;

interface PreviewProps {
  /** What is to be made; the same object while nothing changed. */
  readonly request: ReportRequest;
  /** What must be mended first: meanwhile the last one stays. */
  readonly problems: readonly string[];
}

/** The report as it stands, calculated after a pause; what was there before stays until then. */
export function Preview({ request, problems }: PreviewProps) {
  const t = useTexts(builderTexts);
  const queries = useQueryClient();
  const [isStopped, setStopped] = useState(false);
  const text = JSON.stringify(request);
  const [settled] = useDebouncedValue(text, PAUSE_MS);
  const input = useMemo(() => JSON.parse(settled) as ReportRequest, [settled]);
  const hasProblems = problems.length > 0;
  const isPending = text !== settled;
  const options = orpc.reports.preview.queryOptions({
    input,
    enabled: !hasProblems && !isPending && !isStopped,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
  const made = useQuery(options);
  const isBusy = made.isFetching;
  const isStale =
    made.data !== undefined && (hasProblems || isPending || isBusy || isStopped || made.isError);
  const stop = () => {
    setStopped(true);
    // The signal reaches the thread that reads: it ends in the midst of its work.
    void queries.cancelQueries({ queryKey: options.queryKey });
  };
  const again = () => {
    setStopped(false);
    void made.refetch();
  };
  // Whoever changes something wants to see it.
  const [seen, setSeen] = useState(text);
  if (seen !== text) {
    setSeen(text);
    if (isStopped) setStopped(false);
  }
  return (
    <div className={styles.preview}>
      <div className={styles.bar} aria-live="polite">
        {isBusy ? (
          <>
            <Loader size="xs" />
            <Text size="sm">{t('refreshing')}</Text>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconPlayerStop size={14} />}
              onClick={stop}
            >
              {t('cancel')}
            </Button>
          </>
        ) : (
          <>
            <Text size="sm" c="dimmed">
              {isStopped ? t('cancelled') : isStale ? t('stale') : t('preview')}
            </Text>
            {(isStopped || made.isError) && !hasProblems && (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconRefresh size={14} />}
                onClick={again}
              >
                {t('refresh')}
              </Button>
            )}
          </>
        )}
      </div>
      {hasProblems && (
        <div role="alert">
          <Text size="sm" fw={600}>
            {t('problems')}
          </Text>
          <ul className={styles.problems}>
            {problems.map((problem) => (
              <li key={problem}>
                <Text size="sm">{problem}</Text>
              </li>
            ))}
          </ul>
        </div>
      )}
      {made.isError && !isBusy && !hasProblems && <ErrorNote error={toAppError(made.error)} />}
      <section
        className={styles.sheet}
        data-stale={isStale}
        aria-busy={isBusy}
        aria-label={t('preview')}
        data-scroll-restoration-id="report-preview"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
      >
        {made.data === undefined ? <SkeletonForm /> : <ReportView {...made.data} />}
      </section>
    </div>
  );
}
