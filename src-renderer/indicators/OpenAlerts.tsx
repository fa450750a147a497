import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { orpc } from '../rpc/client.ts';
import { useAllows } from '../rpc/session.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './OpenAlerts.module.css';
import { indicatorTexts } from './texts.ts';

/** How many alerts are open, beside the word of their tab; nothing where none is. */
export function OpenAlerts() {
  const t = useTexts(indicatorTexts);
  const formats = useFormats();
  const counts = useQuery(
    orpc.alerts.counts.queryOptions({ input: {}, enabled: useAllows('alerts.read') }),
  ).data;
  const count = useRef<HTMLSpanElement>(null);
  const open = counts?.open;
  // The number makes the tab wider after the bar has brought it into view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number is the reason to look again
  useEffect(() => {
    count.current?.closest('[data-current="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [open]);
  if (counts === undefined || counts.open === 0) return null;
  const tone = counts.bySeverity.critical > 0 ? 'danger' : counts.bySeverity.warning > 0 ? 'warning' : 'info';
  return (
    <>
      <span
        ref={count}
        className={styles.count}
        aria-hidden
        style={{ '--count-text': `var(--sb-${tone}-text)`, '--count-ground': `var(--sb-${tone}-ground)` }}
      >
        {formats.number(counts.open)}
      </span>
      <VisuallyHidden>{t('openAlerts', { count: counts.open })}</VisuallyHidden>
    </>
  );
}
