import { IconAlertTriangle, IconCircleCheck, IconCircleOff } from '@tabler/icons-react';
import type { StockItem } from '#shared/stock/contract.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
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
        : t('leftOf', { left, unit: item.unit })}
    </span>
  );
}

export function StockBadge({ item }: { readonly item: StockItem }) {
  const t = useTexts(stockTexts);
  if (!item.isEnabled)
    return (
      <StatusBadge tone="neutral" icon={<IconCircleOff stroke={2} />} variant="plain">
        {t('unused')}
      </StatusBadge>
    );
  if (item.isLow)
    return (
      <StatusBadge tone="warning" icon={<IconAlertTriangle stroke={2} />} variant="plain">
        {t('low')}
      </StatusBadge>
    );
  return (
    <StatusBadge tone="success" icon={<IconCircleCheck stroke={2} />} variant="plain">
      {t('enough')}
    </StatusBadge>
  );
}
