import { Button, Drawer, Select, Switch, Text, TextInput } from '@mantine/core';
import { IconFileCertificate } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { client, orpc } from '../rpc/client.ts';
import { byCursor, useRows } from '../rpc/pages.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { PeoplePicker } from '../signs/PeoplePicker.tsx';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import type { Column } from '../ui/columns.ts';
import { DataList } from '../ui/DataList.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { FilterBar } from '../ui/FilterBar.tsx';
import { Page } from '../ui/Page.tsx';
import { RelativeTime } from '../ui/RelativeTime.tsx';
import { saveFile } from '../ui/saveFile.ts';
import { uiTexts } from '../ui/texts.ts';
import { AuditDetail } from './AuditDetail.tsx';
import { actionTexts } from './actionTexts.ts';
import styles from './audit.module.css';
import type { AuditEvent } from './auditEvent.ts';
import { knownActions } from './phrases.ts';
import { auditTexts } from './texts.ts';
import { useAuditWords } from './useAuditWords.ts';

const route = getRouteApi('/administracion/bitacora');

/** Who did what and when, newest first, in words; an entry opens with what changed. */
export function AuditScreen() {
  const t = useTexts(auditTexts);
  const tActions = useTexts(actionTexts);
  const tUi = useTexts(uiTexts);
  const formats = useFormats();
  const navigate = useNavigate();
  const search = route.useSearch();
  const { phrase, actor, origin, entityName, verb } = useAuditWords();
  const isAction = search.what?.includes('.') === true;
  const filter = {
    actorId: search.actorId,
    entity: isAction ? undefined : search.what,
    action: isAction ? search.what : undefined,
    from: search.from,
    to: search.to,
    withoutAutomatic: search.withoutAutomatic,
  };
  const events = useInfiniteQuery(
    orpc.audit.list.infiniteOptions({
      ...byCursor({ ...filter, limit: 100 }),
      placeholderData: keepPreviousData,
    }),
  );
  const rows = useRows(events.data);
  const chosen = useQuery(
    orpc.people.get.queryOptions({
      input: { id: search.actorId ?? 0 },
      enabled: search.actorId !== undefined,
    }),
  );
  const trail = useCommand(client.audit.trail, { changes: [] });
  const take = async () => {
    const outcome = await trail.run({ from: search.from, to: search.to });
    if (outcome.ok && (await saveFile(outcome.value))) showDone(t('trailDone'));
  };
  const opened = rows.find((row) => row.seq === search.open);
  const set = (changed: Partial<typeof search>) =>
    void navigate({ to: '/administracion/bitacora', search: { ...search, ...changed } });

  const columns = useMemo(
    (): Column<AuditEvent>[] => [
      {
        key: 'at',
        header: t('column.at'),
        width: 170,
        render: (event) => <RelativeTime iso={event.at} as="day" />,
      },
      { key: 'actor', header: t('column.actor'), width: 220, render: actor },
      {
        key: 'what',
        header: t('column.what'),
        width: 420,
        minWidth: 220,
        grow: true,
        isFixed: true,
        render: phrase,
      },
      { key: 'origin', header: t('column.origin'), width: 150, render: origin },
      {
        key: 'seq',
        header: t('column.seq'),
        width: 90,
        align: 'end',
        isExtra: true,
        render: (event) => formats.number(event.seq),
      },
    ],
    [t, actor, phrase, origin, formats],
  );

  return (
    <Page
      title={t('title')}
      width="fill"
      actions={
        <Button
          variant="default"
          leftSection={<IconFileCertificate size={16} />}
          loading={trail.isRunning}
          onClick={() => void take()}
        >
          {t('trail')}
        </Button>
      }
    >
      <div className={styles.listPage}>
        <FilterBar>
          <div style={{ '--filter-width': '15rem' }}>
            <PeoplePicker
              label={t('column.actor')}
              most={1}
              value={
                search.actorId === undefined
                  ? []
                  : [{ id: search.actorId, name: chosen.data?.name ?? `${search.actorId}` }]
              }
              onChange={(people) => set({ actorId: people.at(-1)?.id })}
            />
          </div>
          <div data-wide style={{ '--filter-width': '16.25rem' }}>
            <Select
              label={t('column.what')}
              placeholder={t('anything')}
              data={knownActions.map(({ entity, actions }) => ({
                group: entityName(entity),
                items: [
                  { value: entity, label: tActions(`action.${entity}.any`) },
                  ...actions.map((action) => ({ value: action, label: verb(action) })),
                ],
              }))}
              value={search.what ?? null}
              onChange={(what) => set({ what: what ?? undefined })}
              searchable
              clearable
            />
          </div>
          <TextInput
            type="date"
            style={{ '--filter-width': '9rem' }}
            label={t('from')}
            value={search.from ?? ''}
            max={search.to}
            onChange={(event) => set({ from: event.currentTarget.value || undefined })}
          />
          <TextInput
            type="date"
            style={{ '--filter-width': '9rem' }}
            label={t('to')}
            value={search.to ?? ''}
            min={search.from}
            onChange={(event) => set({ to: event.currentTarget.value || undefined })}
          />
          <div data-wide className={styles.switch}>
            <Switch
              label={t('withoutAutomatic')}
              // An act that was chosen by its name is always shown.
              disabled={isAction}
              checked={search.withoutAutomatic === true}
              onChange={(event) => set({ withoutAutomatic: event.currentTarget.checked || undefined })}
            />
          </div>
        </FilterBar>
        <div className={styles.listBody}>
          {events.isError && events.data === undefined ? (
            <ErrorState error={events.error} onRetry={() => events.refetch()} />
          ) : (
            <DataList
              name="audit"
              label={t('title')}
              items={rows}
              columns={columns}
              keyOf={(event) => event.seq}
              onOpen={(event) => set({ open: event.seq })}
              openKey={search.open ?? null}
              isLoading={events.isPending}
              hasMore={events.hasNextPage}
              onReachEnd={() => {
                if (!events.isFetchingNextPage) void events.fetchNextPage();
              }}
              cardHeight={68}
              renderCard={(event) => (
                <>
                  <Text size="sm" truncate>
                    <strong>{actor(event)}</strong> {phrase(event)}
                  </Text>
                  <Text size="xs" c="dimmed">
                    <RelativeTime iso={event.at} as="day" /> · {origin(event)}
                  </Text>
                </>
              )}
              empty={<EmptyState title={t('nothing')} hint={t('nothingHint')} />}
            />
          )}
        </div>
      </div>
      <Drawer
        opened={opened !== undefined}
        onClose={() => set({ open: undefined })}
        position="right"
        size={520}
        title={opened === undefined ? '' : t('entry', { seq: formats.number(opened.seq) })}
        overlayProps={{ backgroundOpacity: 0.25 }}
        transitionProps={{ duration: 120 }}
        closeButtonProps={{ 'aria-label': tUi('close') }}
        styles={{ title: { fontWeight: 600, fontSize: 'var(--mantine-font-size-lg)' } }}
      >
        {opened !== undefined && <AuditDetail event={opened} />}
      </Drawer>
    </Page>
  );
}
