import { IconAlertTriangle, IconDevices } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { AssetRow } from '#shared/assets/fields.ts';
import { orpc } from '../../rpc/client.ts';
import { AssetStatusBadge } from '../../signs/AssetStatusBadge.tsx';
import { AssetThumb } from '../../signs/AssetThumb.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { SkeletonRows } from '../../ui/Skeletons.tsx';
import { brandAndModel } from '../list/assetColumns.tsx';
import { MyForms } from './MyForms.tsx';
import styles from './mine.module.css';
import { myAssetTexts } from './texts.ts';

/** What one has in custody, what was signed for it, and the way to say that it failed. */
export function MyAssetsScreen() {
  const t = useTexts(myAssetTexts);
  const mine = useQuery(orpc.assets.mine.queryOptions({ input: {} }));
  return (
    <Page title={t('title')} subtitle={t('hint')} width="reading">
      <Loaded query={mine} skeleton={<SkeletonRows rows={4} height={56} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon={<IconDevices size={28} stroke={1.5} />}
              title={t('none')}
              hint={t('noneHint')}
            />
          ) : (
            <ul className={styles.assets}>
              {items.map((asset) => (
                <MyAsset key={asset.id} asset={asset} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <MyForms />
    </Page>
  );
}

function MyAsset({ asset }: { readonly asset: AssetRow }) {
  const t = useTexts(myAssetTexts);
  const facts = [
    brandAndModel(asset),
    asset.serial === null ? '' : t('serial', { serial: asset.serial }),
    asset.location?.name ?? '',
  ].filter((part) => part !== '');
  return (
    <li className={styles.asset}>
      <AssetThumb asset={asset} size={64} />
      <div className={styles.words}>
        <span className={styles.name}>{asset.name}</span>
        <span className={styles.quiet}>{asset.inventoryNumber}</span>
        <span className={styles.quiet}>{facts.join(' · ')}</span>
        {asset.status.kind !== 'inUse' && <AssetStatusBadge status={asset.status} />}
      </div>
      <LinkButton
        className={styles.report ?? ''}
        variant="default"
        leftSection={<IconAlertTriangle size={16} />}
        to="/solicitudes/nueva"
        search={{ assets: String(asset.id) }}
        aria-label={`${t('report')}: ${asset.name}`}
      >
        {t('report')}
      </LinkButton>
    </li>
  );
}
