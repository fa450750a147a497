import { type Icon, IconAlertTriangle, IconCircleCheck, IconCircleOff } from '@tabler/icons-react';
import type { StockItem } from '#shared/stock/contract.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import type { Tone } from '../ui/tones.ts';
import { type StockState, stateOf, unitOf } from './stockState.ts';
import { stockTexts } from './texts.ts';

/** How much is left, in its own unit; of a licence, free seats of all. */
export function LeftText({ item }: { readonly item: StockItem }) {
  const t = useTexts(stockTexts);
  const formats = useFormats();
  const left = formats.number(item.left);
  return (
    <span>
      {item.kind === 'licence'
        ? t('seats', { left, total: formats.number(item.quantity) })
        : t('leftOf', { left, unit: unitOf(item.unit, item.left) })}
    </span>
  );
}

const looks: Readonly<Record<StockState, readonly [Tone, Icon]>> = {
  unused: ['neutral', IconCircleOff],
  low: ['warning', IconAlertTriangle],
  enough: ['success', IconCircleCheck],
};

export function StockBadge({ item }: { readonly item: StockItem }) {
  const t = useTexts(stockTexts);
  const state = stateOf(item);
  const [tone, Mark] = looks[state];
  return (
    <StatusBadge tone={tone} icon={<Mark stroke={2} />} variant="plain">
      {t(state)}
    </StatusBadge>
  );
}
