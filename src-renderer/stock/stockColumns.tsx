import { useMemo } from 'react';
import type { StockItem } from '#shared/stock/contract.ts';
import { useShownSettings } from '../signs/shownSettings.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import type { Column } from '../ui/columns.ts';
import { LeftText, StockBadge } from './LeftText.tsx';
import { stateOf } from './stockState.ts';
import { stockTexts } from './texts.ts';

const modelOf = (one: StockItem) => [one.brand, one.model].filter((part) => part !== null).join(' · ');

/** The columns of the list and of its export; their keys are those of src-main/exports/lists/stock.ts. */
export function useStockColumns(): Column<StockItem>[] {
  const t = useTexts(stockTexts);
  const formats = useFormats();
  const { currency } = useShownSettings();
  return useMemo(
    (): Column<StockItem>[] => [
      {
        key: 'name',
        header: t('field.name'),
        width: 280,
        minWidth: 230,
        grow: true,
        isFixed: true,
        render: (one) => one.name,
        text: (one) => one.name,
      },
      {
        key: 'left',
        header: t('left'),
        width: 150,
        align: 'end',
        isFixed: true,
        render: (one) => <LeftText item={one} />,
        text: (one) => String(one.left),
      },
      {
        key: 'state',
        header: t('state'),
        width: 130,
        minWidth: 110,
        render: (one) => <StockBadge item={one} />,
        text: (one) => t(stateOf(one)),
      },
      {
        key: 'kind',
        header: t('field.kind'),
        width: 110,
        yields: 3,
        render: (one) => t(`kind.${one.kind}`),
        text: (one) => t(`kind.${one.kind}`),
      },
      {
        key: 'category',
        header: t('field.category'),
        width: 170,
        minWidth: 150,
        yields: 2,
        render: (one) => one.category.name,
        text: (one) => one.category.name,
      },
      {
        key: 'model',
        header: t('field.model'),
        width: 190,
        minWidth: 150,
        yields: 2,
        render: modelOf,
        text: modelOf,
      },
      {
        key: 'location',
        header: t('field.location'),
        width: 190,
        minWidth: 170,
        yields: 1,
        render: (one) => one.location?.name ?? '',
        text: (one) => one.location?.name ?? '',
      },
      {
        key: 'supplier',
        header: t('field.supplier'),
        width: 160,
        isExtra: true,
        render: (one) => one.supplier?.name ?? '',
        text: (one) => one.supplier?.name ?? '',
      },
      {
        key: 'minimum',
        header: t('minimum'),
        width: 90,
        align: 'end',
        isExtra: true,
        render: (one) => (one.minimum === null ? '' : formats.number(one.minimum)),
        text: (one) => (one.minimum === null ? '' : String(one.minimum)),
      },
      {
        key: 'unitCost',
        header: t('field.unitCost'),
        width: 120,
        align: 'end',
        isExtra: true,
        render: (one) => (one.unitCostCents === null ? '' : formats.money(one.unitCostCents, currency)),
        text: (one) => (one.unitCostCents === null ? '' : String(one.unitCostCents / 100)),
      },
      {
        key: 'expiresOn',
        header: t('field.expiresOn'),
        width: 120,
        isExtra: true,
        render: (one) => (one.expiresOn === null ? '' : formats.date(`${one.expiresOn}T12:00:00Z`)),
        text: (one) => one.expiresOn ?? '',
      },
    ],
    [t, formats, currency],
  );
}
