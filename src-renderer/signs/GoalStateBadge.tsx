import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconHourglassLow,
  IconTrendingUp,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ProgressState } from '#shared/goals/fields.ts';
import { useTexts } from '../texts/useTexts.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import type { Tone } from '../ui/tones.ts';
import { goalSignTexts } from './goalTexts.ts';

const signs: Readonly<Record<ProgressState, readonly [Tone, ReactNode]>> = {
  reached: ['success', <IconCircleCheck key="icon" />],
  onTrack: ['success', <IconTrendingUp key="icon" />],
  atRisk: ['warning', <IconAlertTriangle key="icon" />],
  missed: ['danger', <IconCircleX key="icon" />],
  noData: ['neutral', <IconHourglassLow key="icon" />],
};

/** How a goal goes: icon, word and colour together. */
export function GoalStateBadge({ state }: { readonly state: ProgressState }) {
  const t = useTexts(goalSignTexts);
  const [tone, icon] = signs[state];
  return (
    <StatusBadge tone={tone} icon={icon} variant="plain">
      {t(`state.${state}`)}
    </StatusBadge>
  );
}
