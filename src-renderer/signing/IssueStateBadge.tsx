import { IconCertificate, IconFileText, IconPencil, IconX } from '@tabler/icons-react';
import type { IssueState } from '#shared/signing/issued.ts';
import { useTexts } from '../texts/useTexts.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import type { Tone } from '../ui/tones.ts';
import { signingTexts } from './texts.ts';

const looks: Readonly<Record<IssueState, readonly [Tone, typeof IconX]>> = {
  toSign: ['warning', IconPencil],
  signed: ['success', IconCertificate],
  unsigned: ['neutral', IconFileText],
  withdrawn: ['danger', IconX],
};

interface IssueStateBadgeProps {
  readonly state: IssueState;
  readonly variant?: 'filled' | 'plain';
}

/** Where an issued report stands. */
export function IssueStateBadge({ state, variant = 'filled' }: IssueStateBadgeProps) {
  const t = useTexts(signingTexts);
  const [tone, Mark] = looks[state];
  return (
    <StatusBadge tone={tone} icon={<Mark stroke={2} />} variant={variant}>
      {t(`state.${state}`)}
    </StatusBadge>
  );
}
