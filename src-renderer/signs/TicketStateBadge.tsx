import {
  type Icon,
  IconCalendarEvent,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconHourglass,
  IconLock,
  IconPlayerPause,
  IconProgress,
  IconUser,
} from '@tabler/icons-react';
import type { TicketStatus } from '#shared/tickets/ticket.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import type { Tone } from '../ui/tones.ts';

const looks: Readonly<Record<TicketStatus, readonly [Tone, Icon]>> = {
  pendingApproval: ['notice', IconHourglass],
  new: ['neutral', IconCircleDashed],
  assigned: ['info', IconUser],
  inProgress: ['info', IconProgress],
  scheduled: ['notice', IconCalendarEvent],
  waiting: ['warning', IconPlayerPause],
  resolved: ['success', IconCircleCheck],
  closed: ['neutral', IconLock],
  cancelled: ['neutral', IconCircleX],
};

interface TicketStateBadgeProps {
  readonly status: TicketStatus;
  readonly variant?: 'filled' | 'plain' | 'icon';
}

/** The state of a ticket, the same on every screen. */
export function TicketStateBadge({ status, variant }: TicketStateBadgeProps) {
  const t = useTexts(words);
  const [tone, Mark] = looks[status];
  return (
    <StatusBadge tone={tone} icon={<Mark stroke={2} />} {...(variant === undefined ? {} : { variant })}>
      {t(`status.${status}`)}
    </StatusBadge>
  );
}
