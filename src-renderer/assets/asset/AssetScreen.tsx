import { useMediaQuery } from '@mantine/hooks';
import { IconArchive } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Asset } from '#shared/assets/fields.ts';
import { orpc } from '../../rpc/client.ts';
import { AssetStatusBadge } from '../../signs/AssetStatusBadge.tsx';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { useDocumentTitle } from '../../ui/Page.tsx';
import { SkeletonForm } from '../../ui/Skeletons.tsx';
import { brandAndModel } from '../list/assetColumns.tsx';
import { ASSET_PARTS, type AssetPart } from '../search.ts';
import { AssetActions } from './AssetActions.tsx';
import styles from './AssetScreen.module.css';
import { assetKey } from './assetKey.ts';
import { CustodyPart } from './CustodyPart.tsx';
import { DataPart } from './DataPart.tsx';
import { FilesPart } from './FilesPart.tsx';
import { HistoryPart } from './HistoryPart.tsx';
import { MaintenancePart } from './MaintenancePart.tsx';
import { PhotoButton } from './PhotoButton.tsx';
import { PropertyColumn } from './PropertyColumn.tsx';
import { TicketsPart } from './TicketsPart.tsx';
import { assetTexts } from './texts.ts';

const route = getRouteApi('/inventario/equipo/$id');

/** All there is to know about one asset, and what can be done with it. */
export function AssetScreen() {
  const { id } = route.useParams();
  const asset = useQuery(orpc.assets.get.queryOptions({ input: { id: assetKey(id) } }));
  return (
    <Loaded
      query={asset}
      skeleton={
        <div className={styles.page}>
          <SkeletonForm fields={8} />
        </div>
      }
    >
      {(data) => <AssetPage asset={data} />}
    </Loaded>
  );
}

function AssetPage({ asset }: { readonly asset: Asset }) {
  const t = useTexts(assetTexts);
  const formats = useFormats();
  const { part: tab } = route.useSearch();
  const isNarrow = useMediaQuery('(max-width: 68em)', false, { getInitialValueInEffect: false });
  useDocumentTitle(`${asset.inventoryNumber} ${asset.name}`);
  const files = asset.files.length;
  return (
    <article className={styles.page}>
      <header className={styles.head}>
        <PhotoButton asset={asset} />
        <div className={styles.names}>
          <h1 className={styles.title} tabIndex={-1} data-page-title>
            <span className={styles.number}>{asset.inventoryNumber}</span>{' '}
            <span className={styles.name}>{asset.name}</span>
          </h1>
          <div className={styles.sub}>
            <AssetStatusBadge status={asset.status} />
            <span>
              {[asset.category.name, brandAndModel(asset)].filter((part) => part !== '').join(' · ')}
            </span>
          </div>
        </div>
        <AssetActions asset={asset} />
      </header>
      {asset.retiredAt !== null && (
        <p className={styles.retired}>
          <IconArchive size={16} stroke={1.75} aria-hidden />
          {t('retired', { date: formats.date(asset.retiredAt), reason: asset.retirementReason ?? '—' })}
        </p>
      )}
      <nav className={styles.tabs} aria-label={t('tabs')} data-print="no">
        {[undefined, ...ASSET_PARTS].map((one) => (
          <Link
            key={one ?? 'data'}
            to="/inventario/equipo/$id"
            params={{ id: String(asset.id) }}
            search={{ part: one }}
            replace
            className={styles.tab}
            data-current={tab === one}
            aria-current={tab === one ? 'page' : undefined}
          >
            {t(`tab.${one ?? 'data'}`)}
            {one === 'files' && files > 0 && <span className={styles.tabCount}>{files}</span>}
          </Link>
        ))}
      </nav>
      <div className={styles.columns}>
        <div className={styles.main}>
          {isNarrow && tab === undefined && <PropertyColumn asset={asset} />}
          <Part tab={tab} asset={asset} />
        </div>
        {!isNarrow && (
          <aside className={styles.aside} aria-label={t('properties')}>
            <PropertyColumn asset={asset} />
          </aside>
        )}
      </div>
    </article>
  );
}

function Part({ tab, asset }: { readonly tab: AssetPart | undefined; readonly asset: Asset }) {
  switch (tab) {
    case undefined:
      return <DataPart asset={asset} />;
    case 'tickets':
      return <TicketsPart asset={asset} />;
    case 'custody':
      return <CustodyPart asset={asset} />;
    case 'maintenance':
      return <MaintenancePart asset={asset} />;
    case 'files':
      return <FilesPart asset={asset} />;
    case 'history':
      return <HistoryPart asset={asset} />;
  }
}
