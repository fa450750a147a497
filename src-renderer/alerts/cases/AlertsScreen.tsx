import { Button, Text } from '@mantine/core';
import { IconAdjustments, IconBellCheck, IconBellOff } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { AlertCase } from '#shared/alerts/contract.ts';
import { orpc } from '../../rpc/client.ts';
import { byCursor, useRows } from '../../rpc/pages.ts';
import { useAllows } from '../../rpc/session.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { DataList } from '../../ui/DataList.tsx';
import { EditDrawer } from '../../ui/EditDrawer.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { SkeletonForm } from '../../ui/Skeletons.tsx';
import { keptIn, nothingSelected } from '../../ui/selection.ts';
import { useNow } from '../../ui/useNow.ts';
import styles from '../alerts.module.css';
import type { AlertsSearch } from '../search.ts';
import { alertTexts } from '../texts.ts';
import { AlertFilters } from './AlertFilters.tsx';
import { useAlertColumns } from './alertColumns.tsx';
import { BulkBar } from './BulkBar.tsx';
import { KindBadge, SeverityBadge } from './CaseBadges.tsx';
import { CasePanel } from './CasePanel.tsx';
import { aboutOf, caseSentence } from './caseSentence.ts';
import { MutesDrawer } from './MutesDrawer.tsx';

const route = getRouteApi('/indicadores/alertas');

/** Every case that asks for somebody, each with its cause; what was seen to and what is over beside them. */
export function AlertsScreen() {
  const t = useTexts(alertTexts);
  const search = route.useSearch();
  const navigate = useNavigate();
  const mayHandle = useAllows('alerts.handle');
  const [selection, setSelection] = useState(nothingSelected);
  const [showsMutes, setShowsMutes] = useState(false);
  const { state = 'open', kind, severity, technicianId } = search;
  const query = useInfiniteQuery(
    orpc.alerts.list.infiniteOptions({
      ...byCursor({ state, kind, severity, technicianId, limit: 100 }),
      placeholderData: keepPreviousData,
    }),
  );
  const columns = useAlertColumns(state);
  const items = useRows(query.data);
  const shown = keptIn(
    selection,
    items.map(({ id }) => id),
  );
  const set = (changes: Partial<AlertsSearch>, replace = true) =>
    void navigate({ to: '/indicadores/alertas', search: { ...search, ...changes }, replace });
  const isSelecting = mayHandle && state === 'open';
  const selected = items.filter(({ id }) => shown.selected.has(id));
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      width="fill"
      actions={
        <>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconBellOff size={16} />}
            onClick={() => setShowsMutes(true)}
          >
            {t('muted')}
          </Button>
          <LinkButton
            to="/indicadores/alertas/umbrales"
            size="xs"
            variant="default"
            leftSection={<IconAdjustments size={16} />}
          >
            {t('thresholds')}
          </LinkButton>
        </>
      }
    >
      <div className={styles.screen}>
        <AlertFilters search={search} onSearch={set} />
        {isSelecting && selected.length > 0 && (
          <BulkBar cases={selected} onClear={() => setSelection(nothingSelected)} />
        )}
        <div className={styles.list}>
          {query.data === undefined && query.error !== null ? (
            <ErrorState error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <DataList
              name="alerts"
              label={t('title')}
              items={items}
              columns={columns}
              keyOf={(one) => one.id}
              onOpen={(one) => set({ open: one.id }, false)}
              openKey={search.open ?? null}
              {...(isSelecting ? { selection: shown, onSelect: setSelection } : {})}
              isLoading={query.data === undefined}
              hasMore={query.hasNextPage}
              onReachEnd={() => {
                if (!query.isFetchingNextPage) void query.fetchNextPage();
              }}
              renderCard={(one) => <CaseCard one={one} />}
              cardHeight={98}
              empty={<Nothing search={search} />}
            />
          )}
        </div>
      </div>
      <OpenCase id={search.open} onClose={() => set({ open: undefined }, false)} />
      <MutesDrawer isOpen={showsMutes} onClose={() => setShowsMutes(false)} />
    </Page>
  );
}

function CaseCard({ one }: { readonly one: AlertCase }) {
  const t = useTexts(alertTexts);
  const formats = useFormats();
  const now = useNow();
  return (
    <div className={styles.card}>
      <Text size="sm" fw={600} truncate>
        {aboutOf(one, t)}
      </Text>
      <Text size="xs" lineClamp={2}>
        {caseSentence(one, t, formats, now)}
      </Text>
      <span className={styles.badges}>
        <SeverityBadge severity={one.severity} />
        <KindBadge kind={one.kind} />
        <Text size="xs" c="dimmed" component="span">
          <RelativeTime iso={one.raisedAt} />
        </Text>
      </span>
    </div>
  );
}

function Nothing({ search }: { readonly search: AlertsSearch }) {
  const t = useTexts(alertTexts);
  const { state = 'open', kind, severity, technicianId } = search;
  const isNarrowed = kind !== undefined || severity !== undefined || technicianId !== undefined;
  return (
    <EmptyState
      icon={<IconBellCheck size={28} stroke={1.5} />}
      title={isNarrowed ? t('empty.narrowed') : t(`empty.${state}`)}
      {...(state === 'open' && !isNarrowed ? { hint: t('empty.openHint') } : {})}
    />
  );
}

function OpenCase({ id, onClose }: { readonly id: number | undefined; readonly onClose: () => void }) {
  const t = useTexts(alertTexts);
  const query = useQuery(orpc.alerts.get.queryOptions({ input: { id: id ?? 1 }, enabled: id !== undefined }));
  const title = query.data === undefined ? '' : aboutOf(query.data, t);
  return (
    <EditDrawer
      isOpen={id !== undefined}
      title={title}
      onClose={onClose}
      size={480}
      contentKey={id ?? 'none'}
    >
      {(close) => (
        <Loaded query={query} skeleton={<SkeletonForm />}>
          {(one) => <CasePanel one={one} close={close} />}
        </Loaded>
      )}
    </EditDrawer>
  );
}
