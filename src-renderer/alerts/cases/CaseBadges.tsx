import {
  type Icon,
  IconAlarm,
  IconAlertTriangle,
  IconChartDots3,
  IconClockExclamation,
  IconClockPause,
  IconDatabaseExclamation,
  IconDatabaseX,
  IconExclamationCircle,
  IconGauge,
  IconInfoCircle,
  IconPlayerPause,
  IconScaleOutline,
  IconUserQuestion,
} from '@tabler/icons-react';
import type { Severity } from '#shared/alerts/kind.ts';
import type { AlertKind } from '#shared/alerts/kinds.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import type { Tone } from '../../ui/tones.ts';
import { alertTexts } from '../texts.ts';

const severityLooks: Readonly<Record<Severity, readonly [Tone, Icon]>> = {
  info: ['info', IconInfoCircle],
  warning: ['warning', IconAlertTriangle],
  critical: ['danger', IconExclamationCircle],
};

export const kindIcons: Readonly<Record<AlertKind, Icon>> = {
  atRisk: IconClockExclamation,
  overdue: IconAlarm,
  stuck: IconPlayerPause,
  noEligible: IconUserQuestion,
  atLimit: IconGauge,
  idle: IconClockPause,
  deviation: IconChartDots3,
  unbalancedWeek: IconScaleOutline,
  backupFailed: IconDatabaseX,
  backupOverdue: IconDatabaseExclamation,
};

export function SeverityBadge({ severity }: { readonly severity: Severity }) {
  const t = useTexts(alertTexts);
  const [tone, Mark] = severityLooks[severity];
  return (
    <StatusBadge tone={tone} icon={<Mark stroke={2} />}>
      {t(`severity.${severity}`)}
    </StatusBadge>
  );
}

export function KindBadge({ kind }: { readonly kind: AlertKind }) {
  const t = useTexts(alertTexts);
  const Mark = kindIcons[kind];
  return (
    <StatusBadge tone="neutral" icon={<Mark stroke={2} />} variant="plain">
      {t(`kind.${kind}`)}
    </StatusBadge>
  );
}
