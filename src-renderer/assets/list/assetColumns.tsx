import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { AssetRow } from '#shared/assets/fields.ts';
import { AssetStatusBadge } from '../../signs/AssetStatusBadge.tsx';
import { useShownSettings } from '../../signs/shownSettings.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import type { Column } from '../../ui/columns.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { inventoryTexts } from '../texts.ts';
import styles from './AssetList.module.css';

/** “Dell OptiPlex 7010”; empty where neither is known. */
export function brandAndModel(row: Pick<AssetRow, 'brand' | 'model'>): string {
  return [row.brand, row.model].filter((part) => part !== null).join(' ');
}

/** The columns of the list. A number is a link, so that it opens in a new tab as well. */
export function useAssetColumns(): readonly Column<AssetRow>[] {
  const t = useTexts(inventoryTexts);
  const formats = useFormats();
  const { currency } = useShownSettings();
  return useMemo(() => {
    const day = (date: string | null) => (date === null ? '' : formats.localDay(date));
    const money = (row: AssetRow) => (row.costCents === null ? '' : formats.money(row.costCents, currency));
    const columns: Column<AssetRow>[] = [
      {
        key: 'number',
        header: t('column.number'),
        width: 124,
        minWidth: 104,
        isFixed: true,
        sortKey: 'inventoryNumber',
        render: (row) => (
          <Link
            to="/inventario/equipo/$id"
            params={{ id: String(row.id) }}
            className={styles.number}
            tabIndex={-1}
          >
            {row.inventoryNumber}
          </Link>
        ),
        text: (row) => row.inventoryNumber,
      },
      {
        key: 'name',
        header: t('column.name'),
        width: 280,
        minWidth: 170,
        grow: true,
        isFixed: true,
        sortKey: 'name',
        render: (row) => row.name,
        text: (row) => row.name,
      },
      {
        key: 'status',
        header: t('column.status'),
        width: 122,
        minWidth: 112,
        render: (row) => <AssetStatusBadge status={row.status} variant="plain" />,
        text: (row) => row.status.label,
      },
      {
        key: 'holder',
        header: t('column.holder'),
        width: 190,
        render: (row) => row.holder?.name,
        text: (row) => row.holder?.name ?? '',
      },
      {
        key: 'category',
        header: t('column.category'),
        width: 150,
        yields: 3,
        render: (row) => <span className={styles.quiet}>{row.category.name}</span>,
        text: (row) => row.category.name,
      },
      {
        key: 'brand',
        header: t('column.brand'),
        width: 190,
        yields: 2,
        render: brandAndModel,
        text: brandAndModel,
      },
      {
        key: 'serial',
        header: t('column.serial'),
        width: 140,
        yields: 4,
        render: (row) => <span className={styles.serial}>{row.serial}</span>,
        text: (row) => row.serial ?? '',
      },
      {
        key: 'location',
        header: t('column.location'),
        width: 170,
        yields: 5,
        render: (row) => row.location?.name,
        text: (row) => row.location?.name ?? '',
      },
      {
        key: 'area',
        header: t('column.area'),
        width: 170,
        yields: 1,
        render: (row) => <span className={styles.quiet}>{row.area?.name}</span>,
        text: (row) => row.area?.name ?? '',
      },
      {
        key: 'warranty',
        header: t('column.warranty'),
        width: 112,
        isExtra: true,
        sortKey: 'warrantyUntil',
        render: (row) => day(row.warrantyUntil),
        text: (row) => row.warrantyUntil ?? '',
      },
      {
        key: 'cost',
        header: t('column.cost'),
        width: 116,
        align: 'end',
        isExtra: true,
        render: money,
        text: (row) => (row.costCents === null ? '' : (row.costCents / 100).toFixed(2)),
      },
      {
        key: 'supplier',
        header: t('column.supplier'),
        width: 160,
        isExtra: true,
        render: (row) => row.supplier?.name,
        text: (row) => row.supplier?.name ?? '',
      },
      {
        key: 'acquired',
        header: t('column.acquired'),
        width: 112,
        isExtra: true,
        render: (row) => day(row.acquiredOn),
        text: (row) => row.acquiredOn ?? '',
      },
      {
        key: 'updated',
        header: t('column.updated'),
        width: 104,
        isExtra: true,
        sortKey: '-updatedAt',
        render: (row) => <RelativeTime iso={row.updatedAt} />,
        text: (row) => formats.dateTime(row.updatedAt),
      },
    ];
    return columns;
  }, [t, formats, currency]);
}
