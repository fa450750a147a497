import {
  type Icon,
  IconAlarm,
  IconCalendarDue,
  IconClockExclamation,
  IconHourglass,
  IconInbox,
  IconStack2,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Queue } from '#shared/tickets/contract.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { StatTile, tileLink } from '../ui/StatTile.tsx';
import type { Tone } from '../ui/tones.ts';
import { homeTexts } from './texts.ts';

type Shown = Extract<Queue, 'overdue' | 'atRisk' | 'dueToday' | 'unassigned' | 'approval' | 'open'>;

const looks: Readonly<Record<Shown, readonly [Tone, Icon]>> = {
  overdue: ['danger', IconAlarm],
  atRisk: ['warning', IconClockExclamation],
  dueToday: ['warning', IconCalendarDue],
  unassigned: ['warning', IconInbox],
  approval: ['notice', IconHourglass],
  open: ['neutral', IconStack2],
};

interface QueueTilesProps {
  readonly counts: readonly { readonly queue: Queue; readonly count: number; readonly isCapped: boolean }[];
  readonly queues: readonly Shown[];
}

/** Queues with their counts; each opens its list. A quiet one is grey: nothing there asks for anybody. */
export function QueueTiles({ counts, queues }: QueueTilesProps) {
  const t = useTexts(homeTexts);
  const formats = useFormats();
  return queues.map((queue) => {
    const found = counts.find((one) => one.queue === queue);
    const count = found?.count ?? 0;
    const [tone, Mark] = looks[queue];
    const shown = formats.number(count);
    return (
      <li key={queue}>
        <Link to="/solicitudes" search={{ queue }} className={tileLink}>
          <StatTile
            label={t(`today.${queue}`)}
            value={found?.isCapped === true ? t('today.capped', { count: shown }) : shown}
            tone={count === 0 ? 'neutral' : tone}
            icon={<Mark size={20} stroke={1.75} />}
          />
        </Link>
      </li>
    );
  });
}
