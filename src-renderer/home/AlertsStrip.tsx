import { Text } from '@mantine/core';
import { IconBellExclamation, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { orpc } from '../rpc/client.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './AlertsStrip.module.css';
import { alertsStripTexts } from './alertsStripTexts.ts';

/** How many alerts wait for somebody, how pressing they are, and the way to them; nothing where none is open. */
export function AlertsStrip() {
  const t = useTexts(alertsStripTexts);
  const formats = useFormats();
  const counts = useQuery(orpc.alerts.counts.queryOptions({ input: {} })).data;
  if (counts === undefined || counts.open === 0) return null;
  const { critical, warning, info } = counts.bySeverity;
  const tone = critical > 0 ? 'danger' : warning > 0 ? 'warning' : 'info';
  const parts = [
    critical > 0 ? t('critical', { count: critical }) : '',
    warning > 0 ? t('warning', { count: warning }) : '',
    info > 0 ? t('info', { count: info }) : '',
  ];
  return (
    <Link
      to="/indicadores/alertas"
      className={styles.strip}
      style={{ '--strip-text': `var(--sb-${tone}-text)`, '--strip-ground': `var(--sb-${tone}-ground)` }}
    >
      <IconBellExclamation size={18} stroke={1.75} aria-hidden />
      <Text size="sm" fw={600} component="span">
        {t('open', { count: counts.open })}
      </Text>
      <Text size="sm" component="span" className={styles.parts}>
        {formats.list(parts.filter((part) => part !== ''))}
      </Text>
      <IconChevronRight size={16} aria-hidden className={styles.arrow} />
    </Link>
  );
}
