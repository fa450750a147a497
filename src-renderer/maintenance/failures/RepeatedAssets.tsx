import { Button } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { RepeatedAsset } from '#shared/maintenance/fields.ts';
import { orpc } from '../../rpc/client.ts';
import { useAllows } from '../../rpc/session.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { SkeletonRows } from '../../ui/Skeletons.tsx';
import { FailureDrawer } from './FailureDrawer.tsx';
import styles from './failures.module.css';
import { failureTexts } from './texts.ts';

interface RepeatedAssetsProps {
  readonly months: number;
  readonly atLeast: number;
  readonly of: string | undefined;
  readonly onOf: (of: string | undefined) => void;
}

/** Single assets with so many failures in the last months, most first. */
export function RepeatedAssets({ months, atLeast, of, onOf }: RepeatedAssetsProps) {
  const t = useTexts(failureTexts);
  const formats = useFormats();
  const query = useQuery(
    orpc.maintenance.repeated.queryOptions({
      input: { months, atLeast },
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <Loaded query={query} skeleton={<SkeletonRows rows={6} />}>
      {({ from, until, total, items }) => {
        if (items.length === 0) return <EmptyState title={t('asset.empty')} hint={t('asset.emptyHint')} />;
        const opened = items.find(({ asset }) => String(asset.id) === of);
        return (
          <>
            <p className={styles.span}>
              {t('asset.span', { from: formats.localDay(from), until: formats.localDay(until) })}{' '}
              {total > items.length &&
                t('asset.first', { count: items.length, total: formats.number(total) })}
            </p>
            <ul className={styles.groups}>
              {items.map((repeated) => (
                <AssetLine
                  key={repeated.asset.id}
                  repeated={repeated}
                  onOpen={() => onOf(String(repeated.asset.id))}
                />
              ))}
            </ul>
            <FailureDrawer
              title={opened === undefined ? '' : `${opened.asset.inventoryNumber} · ${opened.asset.name}`}
              filter={opened === undefined ? null : { from, until, assetId: opened.asset.id }}
              onClose={() => onOf(undefined)}
            />
          </>
        );
      }}
    </Loaded>
  );
}

function AssetLine({ repeated, onOpen }: { readonly repeated: RepeatedAsset; readonly onOpen: () => void }) {
  const t = useTexts(failureTexts);
  const formats = useFormats();
  const mayManage = useAllows('assets.manage');
  const { asset, brand, model, category, area, holder, count, lastAt } = repeated;
  const facts = [[brand, model].filter(Boolean).join(' ') || category.name, area?.name, holder?.name];
  return (
    <li className={styles.group}>
      <Button
        className={styles.count}
        variant="light"
        color="red"
        aria-label={t('group.tickets', { count, name: asset.inventoryNumber })}
        onClick={onOpen}
      >
        {formats.number(count)}
      </Button>
      <span className={styles.names}>
        <Link to="/inventario/equipo/$id" params={{ id: String(asset.id) }} search={{ part: 'tickets' }}>
          {asset.inventoryNumber} · {asset.name}
        </Link>
        <span>{facts.filter(Boolean).join(' · ')}</span>
        <span className={styles.quiet}>
          {t('asset.last')}: <RelativeTime iso={lastAt} />
        </span>
      </span>
      {mayManage && (
        <LinkButton
          size="compact-sm"
          variant="default"
          leftSection={<IconCalendarPlus size={14} />}
          to="/inventario/mantenimiento/planes"
          search={{ open: 'new', assetId: asset.id }}
        >
          {t('group.plan')}
        </LinkButton>
      )}
    </li>
  );
}
