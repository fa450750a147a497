import {
  type Icon,
  IconShield,
  IconShieldCheck,
  IconShieldOff,
  IconShieldQuestion,
} from '@tabler/icons-react';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import type { Tone } from '../ui/tones.ts';
import { useToday } from '../ui/useToday.ts';
import { assetSignTexts } from './assetSignTexts.ts';
import { type WarrantyState, warrantyState } from './warranty.ts';

const looks: Readonly<Record<WarrantyState, readonly [Tone, Icon]>> = {
  none: ['neutral', IconShieldQuestion],
  valid: ['success', IconShieldCheck],
  endsSoon: ['warning', IconShield],
  ended: ['neutral', IconShieldOff],
};

interface WarrantyTextProps {
  readonly until: string | null;
  /** Beside the word “warranty”, which then need not be said again. */
  readonly isNamed?: boolean;
}

/** Until when an asset is under warranty, in words. */
export function WarrantyText({ until, isNamed = false }: WarrantyTextProps) {
  const t = useTexts(assetSignTexts);
  const formats = useFormats();
  const state = warrantyState(until, useToday());
  const [tone, Mark] = looks[state];
  return (
    <StatusBadge tone={tone} icon={<Mark stroke={2} />} variant="plain">
      {t(`${isNamed ? 'until' : 'warranty'}.${state}`, {
        date: until === null ? '' : formats.localDay(until),
      })}
    </StatusBadge>
  );
}
