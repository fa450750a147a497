import { Link } from '@tanstack/react-router';
import type { Asset } from '#shared/assets/fields.ts';
import { useShownSettings } from '../../signs/shownSettings.ts';
import { WarrantyText } from '../../signs/WarrantyText.tsx';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { PropertyList } from '../../ui/PropertyList.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import styles from './AssetScreen.module.css';
import { assetTexts } from './texts.ts';

/** The property column: where it is and with whom, how to know it, what was paid. */
export function PropertyColumn({ asset }: { readonly asset: Asset }) {
  const t = useTexts(assetTexts);
  const formats = useFormats();
  const { currency } = useShownSettings();
  const money = (cents: number | null | undefined) =>
    cents === null || cents === undefined ? null : formats.money(cents, currency);
  return (
    <div className={styles.properties}>
      <section className={styles.group}>
        <h2 className={styles.heading}>{t('group.place')}</h2>
        <PropertyList
          items={[
            {
              label: t('field.holder'),
              value:
                asset.holder === null ? (
                  <span className={styles.quiet}>{t('nobody')}</span>
                ) : (
                  <span className={styles.person}>
                    <Avatar name={asset.holder.name} size={18} isDecoration />
                    <Link to="/inventario" search={{ holderId: asset.holder.id }}>
                      {asset.holder.name}
                    </Link>
                  </span>
                ),
            },
            { label: t('field.location'), value: asset.location?.name },
            { label: t('field.area'), value: asset.area?.name },
            {
              label: t('field.parent'),
              value:
                asset.parent === null ? null : (
                  <Link to="/inventario/equipo/$id" params={{ id: String(asset.parent.id) }}>
                    {asset.parent.inventoryNumber} {asset.parent.name}
                  </Link>
                ),
            },
          ]}
        />
      </section>
      <section className={styles.group}>
        <h2 className={styles.heading}>{t('group.identity')}</h2>
        <PropertyList
          items={[
            { label: t('field.category'), value: asset.category.name },
            { label: t('field.brand'), value: asset.brand },
            { label: t('field.model'), value: asset.model },
            { label: t('field.serial'), value: asset.serial },
            { label: t('field.uuid'), value: asset.uuid },
            { label: t('field.macs'), value: asset.macs.length === 0 ? null : asset.macs.join(', ') },
          ]}
        />
      </section>
      <section className={styles.group}>
        <h2 className={styles.heading}>{t('group.purchase')}</h2>
        <PropertyList
          items={[
            { label: t('field.warranty'), value: <WarrantyText until={asset.warrantyUntil} isNamed /> },
            {
              label: t('field.acquired'),
              value: asset.acquiredOn === null ? null : formats.localDay(asset.acquiredOn),
            },
            { label: t('field.cost'), value: money(asset.costCents) },
            { label: t('field.book'), value: money(asset.bookValue?.bookCents) },
            { label: t('field.supplier'), value: asset.supplier?.name },
            { label: t('field.invoice'), value: asset.invoice },
          ]}
        />
      </section>
      <section className={styles.group}>
        <PropertyList
          items={[
            { label: t('field.created'), value: <RelativeTime iso={asset.createdAt} /> },
            { label: t('field.updated'), value: <RelativeTime iso={asset.updatedAt} /> },
          ]}
        />
      </section>
    </div>
  );
}
