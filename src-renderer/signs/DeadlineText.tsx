import { Tooltip } from '@mantine/core';
import {
  type Icon,
  IconAlarm,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconClockExclamation,
  IconClockPause,
} from '@tabler/icons-react';
import type { TicketRow } from '#shared/tickets/fields.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import type { Tone } from '../ui/tones.ts';
import { useNow } from '../ui/useNow.ts';
import { type DeadlineState, deadlineOf } from './deadline.ts';
import { signTexts } from './texts.ts';

const looks: Readonly<Record<DeadlineState, readonly [Tone, Icon]>> = {
  none: ['neutral', IconClock],
  onTime: ['neutral', IconClock],
  atRisk: ['warning', IconClockExclamation],
  overdue: ['danger', IconAlarm],
  standing: ['neutral', IconClockPause],
  met: ['success', IconCircleCheck],
  missed: ['danger', IconCircleX],
};

interface DeadlineTextProps {
  readonly ticket: Pick<
    TicketRow,
    'status' | 'resolutionDueAt' | 'atRiskAt' | 'resolvedAt' | 'remainingSeconds'
  >;
  readonly variant?: 'filled' | 'plain';
}

/** “vence hoy 16:40”, “venció ayer 10:00”, “reloj detenido, quedan 2 h”: with its colour and icon, exact on hover. */
export function DeadlineText({ ticket, variant = 'plain' }: DeadlineTextProps) {
  const t = useTexts(signTexts);
  const formats = useFormats();
  const now = useNow();
  const state = deadlineOf(ticket, now);
  const [tone, Mark] = looks[state];
  const due = ticket.resolutionDueAt;
  const left = formats.duration(ticket.remainingSeconds ?? 0, { workday: true });

  const sentence = () => {
    switch (state) {
      case 'none':
      case 'met':
      case 'missed':
        return t(state);
      case 'standing':
        return (ticket.remainingSeconds ?? 0) < 0 ? t('standingLate', { left }) : t('standing', { left });
      case 'overdue':
        return t('late', { when: due === null ? '' : formats.dayAndTime(due, now) });
      case 'onTime':
      case 'atRisk':
        return t('due', { when: due === null ? '' : formats.dayAndTime(due, now) });
    }
  };
  const badge = (
    <StatusBadge tone={tone} icon={<Mark stroke={2} />} variant={variant}>
      {sentence()}
    </StatusBadge>
  );
  return due === null ? (
    badge
  ) : (
    <Tooltip label={formats.exact(due)}>
      <span>{badge}</span>
    </Tooltip>
  );
}
