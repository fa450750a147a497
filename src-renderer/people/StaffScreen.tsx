import { Group, SegmentedControl, Select, Text } from '@mantine/core';
import { IconBeach, IconMoon, IconSun } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { PersonRow } from '#shared/people/contract.ts';
import { orpc } from '../rpc/client.ts';
import { LoadBar } from '../signs/LoadBar.tsx';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { Avatar } from '../ui/Avatar.tsx';
import type { Column } from '../ui/columns.ts';
import { DataList } from '../ui/DataList.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { RowsExportMenu } from '../ui/ExportMenu.tsx';
import { FilterBar } from '../ui/FilterBar.tsx';
import { Page } from '../ui/Page.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import styles from './people.module.css';
import { staffTexts } from './staffTexts.ts';
import { peopleTexts } from './texts.ts';

const route = getRouteApi('/personal');

/** Staff by name, team, skill and shift, each with what they carry. */
export function StaffScreen() {
  const t = useTexts(peopleTexts);
  const tStaff = useTexts(staffTexts);
  const tWords = useTexts(words);
  const formats = useFormats();
  const navigate = useNavigate();
  const search = route.useSearch();
  const teams = useQuery(orpc.organisation.teams.queryOptions({ input: {} }));
  const skills = useQuery(orpc.organisation.skills.queryOptions({ input: {} }));
  const staff = useQuery(
    orpc.people.staff.queryOptions({
      input: {
        q: search.q,
        teamId: search.teamId,
        skillId: search.skillId,
        isOnShift: search.shift === undefined ? undefined : search.shift === 'on',
      },
      placeholderData: keepPreviousData,
    }),
  );
  const set = (changed: Partial<typeof search>, replace = false) =>
    void navigate({ to: '/personal', search: { ...search, ...changed }, replace });
  const open = (person: PersonRow) =>
    void navigate({ to: '/administracion/personas/$personId', params: { personId: String(person.id) } });

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
            <span>{person.name}</span>
          </span>
        ),
        text: (person) => person.name,
      },
      {
        key: 'load',
        header: tStaff('load'),
        width: 150,
        render: (person) => person.load && <Load load={person.load} />,
        text: ({ load }) => load && t('load', { active: load.active, limit: load.limit }),
      },
      {
        key: 'shift',
        header: tStaff('shift'),
        width: 130,
        render: (person) => <ShiftBadge person={person} />,
        text: ({ load }) =>
          load && tStaff(load.isAbsent ? 'absent' : load.isOnShift ? 'onShift' : 'offShift'),
      },
      {
        key: 'skills',
        header: t('field.skills'),
        width: 240,
        minWidth: 200,
        grow: true,
        render: (person) => formats.list(person.skills.map((skill) => skill.name)),
      },
      {
        key: 'teams',
        header: t('field.teams'),
        width: 180,
        render: (person) => formats.list(person.teams.map((team) => team.name)),
      },
      {
        key: 'roles',
        header: t('field.roles'),
        width: 160,
        render: (person) => formats.list(person.roles.map((role) => tWords(`role.${role}`))),
      },
      {
        key: 'location',
        header: t('field.location'),
        width: 160,
        isExtra: true,
        render: (person) => person.location?.name ?? '',
      },
    ],
    [t, tStaff, tWords, formats],
  );
  const rows = staff.data?.items ?? [];
  const choices = (items: readonly { id: number; name: string }[] | undefined) =>
    (items ?? []).map((item) => ({ value: String(item.id), label: item.name }));

  return (
    <Page
      title={tStaff('title')}
      width="fill"
      actions={
        rows.length > 0 && (
          <RowsExportMenu name="staff" columns={columns} items={rows} title={tStaff('title')} />
        )
      }
    >
      <div className={styles.listPage}>
        <FilterBar>
          <SearchField
            label={tStaff('search')}
            value={search.q ?? ''}
            onSearch={(q) => set({ q: q === '' ? undefined : q }, true)}
          />
          <Select
            aria-label={t('field.teams')}
            placeholder={tStaff('anyTeam')}
            data={choices(teams.data?.items)}
            value={search.teamId === undefined ? null : String(search.teamId)}
            onChange={(id) => set({ teamId: id === null ? undefined : Number(id) })}
            searchable
            clearable
          />
          <Select
            aria-label={t('field.skills')}
            placeholder={tStaff('anySkill')}
            data={choices(skills.data?.items)}
            value={search.skillId === undefined ? null : String(search.skillId)}
            onChange={(id) => set({ skillId: id === null ? undefined : Number(id) })}
            searchable
            clearable
          />
          <SegmentedControl
            data-wide
            style={{ '--filter-width': 'auto' }}
            aria-label={tStaff('shift')}
            data={[
              { value: 'any', label: tStaff('anyShift') },
              { value: 'on', label: tStaff('onShift') },
              { value: 'off', label: tStaff('offShift') },
            ]}
            value={search.shift ?? 'any'}
            onChange={(value) => set({ shift: value === 'any' ? undefined : (value as 'on' | 'off') })}
          />
        </FilterBar>
        <div className={styles.listBody}>
          {staff.isError && staff.data === undefined ? (
            <ErrorState error={staff.error} onRetry={() => staff.refetch()} />
          ) : (
            <DataList
              name="staff"
              label={tStaff('title')}
              items={rows}
              columns={columns}
              keyOf={(person) => person.id}
              onOpen={open}
              isLoading={staff.isPending}
              cardHeight={92}
              renderCard={(person) => (
                <div>
                  <Group justify="space-between" wrap="nowrap" gap="xs">
                    <Text size="sm" fw={600} truncate>
                      {person.name}
                    </Text>
                    <ShiftBadge person={person} />
                  </Group>
                  {person.load && <Load load={person.load} />}
                  <Text size="xs" c="dimmed" truncate>
                    {formats.list([...person.skills, ...person.teams].map((one) => one.name))}
                  </Text>
                </div>
              )}
              empty={<EmptyState title={t('nobodyFound')} hint={t('nobodyFoundHint')} />}
            />
          )}
        </div>
      </div>
    </Page>
  );
}

function ShiftBadge({ person }: { readonly person: PersonRow }) {
  const tStaff = useTexts(staffTexts);
  if (person.load === null) return null;
  if (person.load.isAbsent)
    return (
      <StatusBadge tone="warning" icon={<IconBeach stroke={2} />} variant="plain">
        {tStaff('absent')}
      </StatusBadge>
    );
  return person.load.isOnShift ? (
    <StatusBadge tone="success" icon={<IconSun stroke={2} />} variant="plain">
      {tStaff('onShift')}
    </StatusBadge>
  ) : (
    <StatusBadge tone="neutral" icon={<IconMoon stroke={2} />} variant="plain">
      {tStaff('offShift')}
    </StatusBadge>
  );
}

function Load({ load }: { readonly load: NonNullable<PersonRow['load']> }) {
  const t = useTexts(peopleTexts);
  const { active, limit } = load;
  return <LoadBar active={active} limit={limit} label={t('load', { active, limit })} />;
}
