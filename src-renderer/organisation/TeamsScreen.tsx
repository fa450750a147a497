import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Team } from '#shared/organisation/contract.ts';
import type { Ref } from '#shared/rpc/fields.ts';
import { client, orpc } from '../rpc/client.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { PeoplePicker } from '../signs/PeoplePicker.tsx';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import type { Column } from '../ui/columns.ts';
import { NamedForm } from './NamedForm.tsx';
import { NamedRecords } from './NamedRecords.tsx';
import type { NamedFormProps } from './namedRecord.ts';
import { organisationTexts } from './texts.ts';

const route = getRouteApi('/administracion/equipos');
const membersOf = (team: Team) => team.members.map((member) => member.name);
const searchedOf = (team: Team) => membersOf(team).join(' ');

/** Groups of technicians. */
export function TeamsScreen() {
  const t = useTexts(organisationTexts);
  const formats = useFormats();
  const navigate = useNavigate();
  const teams = useQuery(orpc.organisation.teams.queryOptions({ input: {} }));
  const columns = useMemo(
    (): Column<Team>[] => [
      {
        key: 'members',
        header: t('field.members'),
        width: 420,
        minWidth: 200,
        grow: true,
        render: (team) => formats.list(membersOf(team)),
      },
      {
        key: 'count',
        header: t('field.count'),
        width: 100,
        align: 'end',
        render: (team) => formats.number(team.members.length),
        text: (team) => team.members.length,
      },
    ],
    [t, formats],
  );
  return (
    <NamedRecords
      kind="teams"
      name="equipos"
      search={route.useSearch()}
      onSearch={(search, replace) => void navigate({ to: '/administracion/equipos', search, replace })}
      query={teams}
      nameWidth={240}
      columns={columns}
      note={(team) => formats.list(membersOf(team))}
      searched={searchedOf}
      form={TeamForm}
    />
  );
}

interface TeamValues {
  name: string;
  members: Ref[];
  isEnabled: boolean;
}

function TeamForm(props: NamedFormProps<Team>) {
  const t = useTexts(organisationTexts);
  const formats = useFormats();
  const save = useCommand(client.organisation.saveTeam, { changes: ['team'], errors: 'inline' });
  return (
    <NamedForm
      {...props}
      command={save}
      saved={t('teams.saved')}
      nameLength={120}
      valuesOf={(from): TeamValues => ({
        name: from?.name ?? '',
        members: from?.members.slice() ?? [],
        isEnabled: from?.isEnabled ?? true,
      })}
      inputOf={({ members, ...values }, seen) => ({
        ...seen,
        ...values,
        memberIds: members.map((member) => member.id),
      })}
      describe={(values) => [
        { label: t('field.members'), value: formats.list(values.members.map((member) => member.name)) },
      ]}
    >
      {(form) => (
        <PeoplePicker
          label={t('field.members')}
          description={t('teams.membersHint')}
          withRole="technician"
          most={500}
          value={form.getValues().members}
          onChange={(members) => form.setFieldValue('members', members)}
        />
      )}
    </NamedForm>
  );
}
