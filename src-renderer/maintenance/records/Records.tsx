import { ActionIcon, Checkbox, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { MAINTENANCE_KINDS } from '#shared/maintenance/kind.ts';
import { orpc } from '../../rpc/client.ts';
import { byCursor, useRows } from '../../rpc/pages.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { DataList } from '../../ui/DataList.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { FilterBar } from '../../ui/FilterBar.tsx';
import styles from '../maintenance.module.css';
import { type MaintenanceSearch, recordFilterOf } from '../search.ts';
import { maintenanceTexts } from '../texts.ts';
import { useMaintenanceChoices } from '../useMaintenanceChoices.ts';
import { RecordCard } from './RecordCard.tsx';
import { useRecordColumns } from './recordColumns.tsx';

interface RecordsProps {
  readonly search: MaintenanceSearch;
  readonly onSearch: (changes: Partial<MaintenanceSearch>, replace?: boolean) => void;
}

const PAGE = 100;
const asId = (text: string | null) => (text === null ? undefined : Number(text));
const asText = (id: number | undefined) => (id === undefined ? null : String(id));

/** What was done, newest first. */
export function Records({ search, onSearch }: RecordsProps) {
  const t = useTexts(maintenanceTexts);
  const choices = useMaintenanceChoices();
  const columns = useRecordColumns();
  const { assetId, planId, supplierId, work: kind, running: isRunning } = search;
  const filter = recordFilterOf(search);
  const query = useInfiniteQuery(
    orpc.maintenance.records.infiniteOptions({
      ...byCursor({ ...filter, limit: PAGE }),
      placeholderData: keepPreviousData,
    }),
  );
  const items = useRows(query.data);
  const isNarrowed = Object.keys(filter).length > 0;
  return (
    <>
      <FilterBar>
        <Select
          label={t('filter.kind')}
          placeholder={t('filter.any')}
          clearable
          data={MAINTENANCE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          value={kind ?? null}
          onChange={(value) => onSearch({ work: MAINTENANCE_KINDS.find((one) => one === value) })}
        />
        <Select
          label={t('filter.supplier')}
          placeholder={t('filter.any')}
          clearable
          searchable={choices.suppliers.length > 7}
          data={choices.suppliers}
          value={asText(supplierId)}
          onChange={(id) => onSearch({ supplierId: asId(id) })}
        />
        <Select
          label={t('filter.plan')}
          placeholder={t('filter.any')}
          clearable
          searchable={choices.plans.length > 7}
          data={choices.plans}
          value={asText(planId)}
          onChange={(id) => onSearch({ planId: asId(id) })}
        />
        {assetId !== undefined && (
          <AssetChip assetId={assetId} onRemove={() => onSearch({ assetId: undefined, show: 'records' })} />
        )}
        <Checkbox
          label={t('filter.running')}
          checked={isRunning === true}
          mb={8}
          onChange={(event) => onSearch({ running: event.currentTarget.checked ? true : undefined })}
        />
      </FilterBar>
      <div className={styles.list}>
        {query.data === undefined && query.error !== null ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <DataList
            name="maintenanceRecords"
            label={t('view.records')}
            items={items}
            columns={columns}
            keyOf={(record) => record.id}
            onOpen={(record) => onSearch({ show: 'records', open: record.id }, false)}
            openKey={typeof search.open === 'number' ? search.open : null}
            isLoading={query.data === undefined}
            hasMore={query.hasNextPage}
            onReachEnd={() => {
              if (!query.isFetchingNextPage) void query.fetchNextPage();
            }}
            renderCard={(record) => <RecordCard record={record} />}
            cardHeight={84}
            empty={
              isNarrowed ? (
                <EmptyState title={t('due.narrowed')} />
              ) : (
                <EmptyState title={t('records.empty')} hint={t('records.emptyHint')} />
              )
            }
          />
        )}
      </div>
    </>
  );
}

function AssetChip({ assetId, onRemove }: { readonly assetId: number; readonly onRemove: () => void }) {
  const t = useTexts(maintenanceTexts);
  const asset = useQuery(orpc.assets.get.queryOptions({ input: { id: assetId } })).data;
  return (
    <span className={styles.chip} style={{ '--filter-width': 'auto' }}>
      {t('filter.asset', { name: asset === undefined ? '…' : `${asset.inventoryNumber} · ${asset.name}` })}
      <ActionIcon size="sm" aria-label={t('filter.removeAsset')} onClick={onRemove}>
        <IconX size={14} />
      </ActionIcon>
    </span>
  );
}
