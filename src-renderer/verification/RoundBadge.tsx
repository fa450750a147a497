import { type Icon, IconBan, IconCircleCheck, IconProgress } from '@tabler/icons-react';
import type { RoundStatus } from '#shared/verification/round.ts';
import { useTexts } from '../texts/useTexts.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import type { Tone } from '../ui/tones.ts';
import { verificationTexts } from './texts.ts';

const looks: Readonly<Record<RoundStatus, readonly [Tone, Icon]>> = {
  open: ['notice', IconProgress],
  closed: ['success', IconCircleCheck],
  cancelled: ['neutral', IconBan],
};

export function RoundBadge({ status }: { readonly status: RoundStatus }) {
  const t = useTexts(verificationTexts);
  const [tone, Mark] = looks[status];
  return (
    <StatusBadge tone={tone} icon={<Mark stroke={2} />} variant="plain">
      {t(`status.${status}`)}
    </StatusBadge>
  );
}
