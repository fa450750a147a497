import { Select, Text } from '@mantine/core';
import { IconPlus, IconTableImport } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { PersonRow } from '#shared/people/contract.ts';
import { ROLES, type Role } from '#shared/rpc/permissions.ts';
import { orpc } from '../rpc/client.ts';
import { byCursor, useRows } from '../rpc/pages.ts';
import { useAllows } from '../rpc/session.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { Avatar } from '../ui/Avatar.tsx';
import type { Column } from '../ui/columns.ts';
import { DataList } from '../ui/DataList.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { ExportMenu } from '../ui/ExportMenu.tsx';
import { FilterBar } from '../ui/FilterBar.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Page } from '../ui/Page.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { useCreateKey } from '../ui/shortcuts.ts';
import { AccountBadge } from './AccountBadge.tsx';
import type { Enabled } from './enabledFilter.ts';
import styles from './people.module.css';
import { peopleTexts } from './texts.ts';

const route = getRouteApi('/administracion/personas');

/** Everybody that the institution knows: found by name, user name, e-mail or employee number. */
export function PeopleScreen() {
  const t = useTexts(peopleTexts);
  const tWords = useTexts(words);
  const formats = useFormats();
  const navigate = useNavigate();
  const search = route.useSearch();
  const mayManage = useAllows('people.manage');
  const areas = useQuery(orpc.organisation.areas.queryOptions({ input: {} }));

  const filter = {
    q: search.q,
    role: search.role,
    areaId: search.areaId,
    isEnabled: search.enabled === 'all' ? undefined : search.enabled !== 'no',
  };
  const people = useInfiniteQuery(
    orpc.people.list.infiniteOptions({
      ...byCursor({ ...filter, limit: 100 }),
      placeholderData: keepPreviousData,
    }),
  );
  const rows = useRows(people.data);
  const isFiltered = Object.values(search).some((value) => value !== undefined);

  const set = (changed: Partial<typeof search>, replace = false) =>
    void navigate({ to: '/administracion/personas', search: { ...search, ...changed }, replace });
  const open = (person: PersonRow) =>
    void navigate({ to: '/administracion/personas/$personId', params: { personId: String(person.id) } });

  useCreateKey(
    t('title'),
    t('create'),
    mayManage ? () => void navigate({ to: '/administracion/personas/nueva' }) : null,
  );

  const columns = useMemo(
    (): Column<PersonRow>[] => [
      {
        key: 'name',
        header: t('field.name'),
        width: 220,
        isFixed: true,
        render: (person) => (
          <span className={styles.name}>
            <Avatar name={person.name} size={18} isDecoration />
            <Link
              to="/administracion/personas/$personId"
              params={{ personId: String(person.id) }}
              className={styles.nameLink}
              tabIndex={-1}
            >
              {person.name}
            </Link>
          </span>
        ),
        text: (person) => person.name,
      },
      {
        key: 'roles',
        header: t('field.roles'),
        width: 130,
        render: (person) => formats.list(person.roles.map((role) => tWords(`role.${role}`))),
        text: (person) => formats.list(person.roles.map((role) => tWords(`role.${role}`))),
      },
      {
        key: 'area',
        header: t('field.area'),
        width: 240,
        minWidth: 160,
        grow: true,
        render: (person) => person.area?.name ?? '',
        text: (person) => person.area?.name ?? '',
      },
      {
        key: 'state',
        header: t('field.state'),
        width: 105,
        render: (person) => <AccountBadge person={person} variant="plain" />,
        text: (person) => t(person.isEnabled ? 'state.active' : 'state.disabled'),
      },
      {
        key: 'username',
        header: t('field.username'),
        width: 115,
        render: (person) => person.username ?? '',
        text: (person) => person.username ?? '',
      },
      {
        key: 'email',
        header: t('field.email'),
        width: 190,
        render: (person) => person.email ?? '',
        text: (person) => person.email ?? '',
      },
      {
        key: 'post',
        header: t('field.post'),
        width: 180,
        isExtra: true,
        render: (person) => person.post ?? '',
        text: (person) => person.post ?? '',
      },
      {
        key: 'location',
        header: t('field.location'),
        width: 160,
        isExtra: true,
        render: (person) => person.location?.name ?? '',
        text: (person) => person.location?.name ?? '',
      },
    ],
    [t, tWords, formats],
  );

  return (
    <Page
      title={t('title')}
      width="fill"
      actions={
        <>
          <ExportMenu list="people" filter={filter} name="people" columns={columns} title={t('title')} />
          {mayManage && (
            <>
              <LinkButton
                variant="default"
                leftSection={<IconTableImport size={16} />}
                to="/administracion/importar"
              >
                {t('import')}
              </LinkButton>
              <LinkButton leftSection={<IconPlus size={16} />} to="/administracion/personas/nueva">
                {t('create')}
              </LinkButton>
            </>
          )}
        </>
      }
    >
      <div className={styles.listPage}>
        <FilterBar>
          <SearchField
            label={t('searchPeople')}
            value={search.q ?? ''}
            onSearch={(q) => set({ q: q === '' ? undefined : q }, true)}
            width="19rem"
          />
          <Select
            aria-label={t('field.roles')}
            placeholder={t('anyRole')}
            data={ROLES.map((role) => ({ value: role, label: tWords(`role.${role}`) }))}
            value={search.role ?? null}
            onChange={(role) => set({ role: (role as Role | null) ?? undefined })}
            clearable
            style={{ '--filter-width': '10.5rem' }}
          />
          <Select
            aria-label={t('field.area')}
            placeholder={t('anyArea')}
            data={(areas.data?.items ?? []).map((area) => ({ value: String(area.id), label: area.name }))}
            value={search.areaId === undefined ? null : String(search.areaId)}
            onChange={(id) => set({ areaId: id === null ? undefined : Number(id) })}
            searchable
            clearable
            style={{ '--filter-width': '14rem' }}
          />
          <Select
            aria-label={t('field.state')}
            data={[
              { value: 'yes', label: t('enabledOnly') },
              { value: 'no', label: t('disabledOnly') },
              { value: 'all', label: t('everybody') },
            ]}
            value={search.enabled ?? 'yes'}
            onChange={(value) => set({ enabled: value === 'yes' ? undefined : (value as Enabled) })}
            allowDeselect={false}
            style={{ '--filter-width': '9.5rem' }}
          />
        </FilterBar>
        <div className={styles.listBody}>
          {people.isError && people.data === undefined ? (
            <ErrorState error={people.error} onRetry={() => people.refetch()} />
          ) : (
            <DataList
              name="people"
              label={t('title')}
              items={rows}
              columns={columns}
              keyOf={(person) => person.id}
              onOpen={open}
              isLoading={people.isPending}
              hasMore={people.hasNextPage}
              onReachEnd={() => {
                if (!people.isFetchingNextPage) void people.fetchNextPage();
              }}
              renderCard={(person) => (
                <div>
                  <Text size="sm" fw={600} truncate>
                    {person.name}
                  </Text>
                  <Text size="xs" c="dimmed" truncate>
                    {[person.area?.name, formats.list(person.roles.map((role) => tWords(`role.${role}`)))]
                      .filter((part) => part !== undefined && part !== '')
                      .join(' · ')}
                  </Text>
                  <AccountBadge person={person} variant="plain" />
                </div>
              )}
              cardHeight={82}
              empty={
                <EmptyState
                  title={isFiltered ? t('nobodyFound') : t('nobodyYet')}
                  hint={isFiltered ? t('nobodyFoundHint') : t('nobodyYetHint')}
                />
              }
            />
          )}
        </div>
      </div>
    </Page>
  );
}
