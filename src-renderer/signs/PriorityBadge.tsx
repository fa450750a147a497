import {
  type Icon,
  IconAlertSquareFilled,
  IconAntennaBars2,
  IconAntennaBars3,
  IconAntennaBars5,
} from '@tabler/icons-react';
import type { Priority } from '#shared/sla/priority.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import type { Tone } from '../ui/tones.ts';

const looks: Readonly<Record<Priority, readonly [Tone, Icon]>> = {
  low: ['neutral', IconAntennaBars2],
  medium: ['neutral', IconAntennaBars3],
  high: ['warning', IconAntennaBars5],
  critical: ['danger', IconAlertSquareFilled],
};

interface PriorityBadgeProps {
  readonly priority: Priority;
  readonly variant?: 'filled' | 'plain' | 'icon';
}

/** The priority of a ticket. */
export function PriorityBadge({ priority, variant = 'plain' }: PriorityBadgeProps) {
  const t = useTexts(words);
  const [tone, Mark] = looks[priority];
  return (
    <StatusBadge tone={tone} icon={<Mark stroke={2} />} variant={variant}>
      {t(`priority.${priority}`)}
    </StatusBadge>
  );
}
