import { IconArchive, IconCircleCheck, IconHourglass, IconRosetteDiscountCheck } from '@tabler/icons-react';
import type { FormState } from '#shared/custody/custody.ts';
import { useTexts } from '../texts/useTexts.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import type { Tone } from '../ui/tones.ts';
import { custodyTexts } from './texts.ts';

const looks: Readonly<Record<FormState, readonly [Tone, typeof IconHourglass]>> = {
  issued: ['warning', IconHourglass],
  confirmed: ['info', IconCircleCheck],
  authorised: ['success', IconRosetteDiscountCheck],
  ended: ['neutral', IconArchive],
};

interface FormStateBadgeProps {
  readonly state: FormState;
  readonly variant?: 'filled' | 'plain';
}

/** Where a form stands. */
export function FormStateBadge({ state, variant = 'filled' }: FormStateBadgeProps) {
  const t = useTexts(custodyTexts);
  const [tone, Mark] = looks[state];
  return (
    <StatusBadge tone={tone} icon={<Mark stroke={2} />} variant={variant}>
      {t(`state.${state}`)}
    </StatusBadge>
  );
}
