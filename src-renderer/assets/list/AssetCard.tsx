import type { AssetRow } from '#shared/assets/fields.ts';
import { AssetStatusBadge } from '../../signs/AssetStatusBadge.tsx';
import { AssetThumb } from '../../signs/AssetThumb.tsx';
import styles from './AssetList.module.css';

/** A row on a telephone: what it is, where or with whom, and how it stands. */
export function AssetCard({ row }: { readonly row: AssetRow }) {
  return (
    <div className={styles.card}>
      <AssetThumb asset={row} size={44} />
      <div className={styles.cardLines}>
        <span className={styles.cardTitle}>{row.name}</span>
        <span className={styles.cardLine}>
          <span className={styles.number}>{row.inventoryNumber}</span>
          <span className={styles.clip}>{row.holder?.name ?? row.location?.name ?? row.area?.name}</span>
        </span>
        <AssetStatusBadge status={row.status} variant="plain" />
      </div>
    </div>
  );
}
