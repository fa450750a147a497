import {
  type Icon,
  IconCheck,
  IconClock,
  IconHandStop,
  IconMinus,
  IconSend,
  IconX,
} from '@tabler/icons-react';
import type { MailState } from '#shared/mail/contract.ts';
import { useTexts } from '../texts/useTexts.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import type { Tone } from '../ui/tones.ts';
import { mailTexts } from './texts.ts';

const looks: Readonly<Record<MailState, readonly [Tone, Icon]>> = {
  waiting: ['info', IconClock],
  sending: ['notice', IconSend],
  held: ['warning', IconHandStop],
  sent: ['success', IconCheck],
  failed: ['danger', IconX],
  cancelled: ['neutral', IconMinus],
};

/** Where a message stands, as word, icon and colour. */
export function MailStateBadge({ state }: { readonly state: MailState }) {
  const t = useTexts(mailTexts);
  const [tone, Sign] = looks[state];
  return (
    <StatusBadge tone={tone} icon={<Sign />}>
      {t(`state.${state}`)}
    </StatusBadge>
  );
}
