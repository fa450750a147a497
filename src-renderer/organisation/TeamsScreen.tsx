import { Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Team } from '#shared/organisation/contract.ts';
import type { Ref } from '#shared/rpc/fields.ts';
import { client, orpc } from '../rpc/client.ts';
import { useAllows } from '../rpc/session.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { EnabledBadge } from '../signs/EnabledBadge.tsx';
import { PeoplePicker } from '../signs/PeoplePicker.tsx';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import type { Column } from '../ui/columns.ts';
import { RecordFrame } from '../ui/RecordFrame.tsx';
import { RecordTable } from '../ui/RecordTable.tsx';
import { uiTexts } from '../ui/texts.ts';
import { useRecordForm } from '../ui/useRecordForm.ts';
import { organisationTexts } from './texts.ts';

const route = getRouteApi('/administracion/equipos');
const membersOf = (team: Team) => team.members.map((member) => member.name).join(' ');

/** Groups of technicians. */
export function TeamsScreen() {
  const t = useTexts(organisationTexts);
  const formats = useFormats();
  const search = route.useSearch();
  const navigate = useNavigate();
  const mayManage = useAllows('people.manage');
  const teams = useQuery(orpc.organisation.teams.queryOptions({ input: {} }));
  const columns = useMemo(
    (): Column<Team>[] => [
      { key: 'name', header: t('field.name'), width: 240, isFixed: true, render: (team) => team.name },
      {
        key: 'members',
        header: t('field.members'),
        width: 420,
        minWidth: 200,
        grow: true,
        render: (team) => formats.list(team.members.map((member) => member.name)),
      },
      {
        key: 'count',
        header: t('field.count'),
        width: 100,
        align: 'end',
        render: (team) => formats.number(team.members.length),
      },
      {
        key: 'state',
        header: t('field.state'),
        width: 120,
        render: (team) => <EnabledBadge isEnabled={team.isEnabled} />,
      },
    ],
    [t, formats],
  );
  return (
    <RecordTable
      name="equipos"
      search={search}
      onSearch={(next, replace) => void navigate({ to: '/administracion/equipos', search: next, replace })}
      mayManage={mayManage}
      title={t('teams.title')}
      create={t('teams.create')}
      hint={t('teams.hint')}
      drawerTitle={t('teams.one')}
      query={teams}
      columns={columns}
      searched={membersOf}
      card={(team) => (
        <>
          <Text size="sm" fw={600} truncate>
            {team.name}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {formats.list(team.members.map((member) => member.name))}
          </Text>
        </>
      )}
      drawer={(team, close, onDirty) => <TeamForm team={team} close={close} onDirty={onDirty} />}
    />
  );
}

interface TeamFormProps {
  readonly team: Team | null;
  readonly close: () => void;
  readonly onDirty: (isDirty: boolean) => void;
}

interface TeamValues {
  name: string;
  members: Ref[];
  isEnabled: boolean;
}

function TeamForm({ team, close, onDirty }: TeamFormProps) {
  const mayManage = useAllows('people.manage');
  const t = useTexts(organisationTexts);
  const tRpc = useTexts(rpcTexts);
  const tUi = useTexts(uiTexts);
  const formats = useFormats();
  const save = useCommand(client.organisation.saveTeam, { changes: ['team'], errors: 'inline' });
  const record = useRecordForm({
    record: team,
    valuesOf: (from): TeamValues => ({
      name: from?.name ?? '',
      members: from?.members.slice() ?? [],
      isEnabled: from?.isEnabled ?? true,
    }),
    validate: (values): Record<string, string> =>
      values.name.trim() === '' ? { name: tRpc('field.required') } : {},
    command: save,
    inputOf: ({ name, members, isEnabled }, seen) => ({
      ...seen,
      name,
      memberIds: members.map((member) => member.id),
      isEnabled,
    }),
    onSaved: () => {
      showDone(t('teams.saved'));
      close();
    },
  });
  const { form } = record;
  return (
    <RecordFrame
      record={record}
      mayEdit={mayManage}
      onCancel={close}
      onDirty={onDirty}
      describe={(values) => [
        { label: t('field.name'), value: values.name },
        { label: t('field.members'), value: formats.list(values.members.map((member) => member.name)) },
        { label: t('isOffered'), value: values.isEnabled ? tUi('yes') : tUi('no') },
      ]}
    >
      <Stack gap="sm">
        <TextInput
          label={t('field.name')}
          required
          maxLength={120}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <PeoplePicker
          label={t('field.members')}
          description={t('teams.membersHint')}
          withRole="technician"
          most={500}
          value={form.getValues().members}
          onChange={(members) => form.setFieldValue('members', members)}
        />
        <Checkbox
          label={t('isOffered')}
          description={t('isOfferedHint')}
          {...form.getInputProps('isEnabled', { type: 'checkbox' })}
        />
      </Stack>
    </RecordFrame>
  );
}
