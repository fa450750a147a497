import { Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Skill } from '#shared/organisation/contract.ts';
import { client, orpc } from '../rpc/client.ts';
import { useAllows } from '../rpc/session.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import type { Column } from '../ui/columns.ts';
import { RecordFrame } from '../ui/RecordFrame.tsx';
import { RecordTable } from '../ui/RecordTable.tsx';
import { useRecordForm } from '../ui/useRecordForm.ts';
import { organisationTexts } from './texts.ts';

const route = getRouteApi('/administracion/especialidades');

/** What services ask for and technicians know. */
export function SkillsScreen() {
  const t = useTexts(organisationTexts);
  const search = route.useSearch();
  const navigate = useNavigate();
  const mayManage = useAllows('people.manage');
  const skills = useQuery(orpc.organisation.skills.queryOptions({ input: {} }));
  const columns = useMemo(
    (): Column<Skill>[] => [
      {
        key: 'name',
        header: t('field.name'),
        width: 320,
        minWidth: 200,
        grow: true,
        isFixed: true,
        render: (skill) => skill.name,
      },
      {
        key: 'technicians',
        header: t('field.technicians'),
        width: 260,
        render: (skill) =>
          skill.technicians === 0 ? (
            <Text span size="sm" c="var(--sb-warning-text)">
              {t('skills.nobody')}
            </Text>
          ) : (
            <Link to="/personal" search={{ skillId: skill.id }} tabIndex={-1}>
              {t('skills.count', { count: skill.technicians })}
            </Link>
          ),
      },
    ],
    [t],
  );
  return (
    <RecordTable
      name="especialidades"
      search={search}
      onSearch={(next, replace) =>
        void navigate({ to: '/administracion/especialidades', search: next, replace })
      }
      mayManage={mayManage}
      title={t('skills.title')}
      create={t('skills.create')}
      hint={t('skills.hint')}
      drawerTitle={t('skills.one')}
      query={skills}
      columns={columns}
      card={(skill) => (
        <>
          <Text size="sm" fw={600} truncate>
            {skill.name}
          </Text>
          <Text size="xs" c="dimmed">
            {skill.technicians === 0 ? t('skills.nobody') : t('skills.count', { count: skill.technicians })}
          </Text>
        </>
      )}
      drawer={(skill, close, onDirty) => <SkillForm skill={skill} close={close} onDirty={onDirty} />}
    />
  );
}

interface SkillFormProps {
  readonly skill: Skill | null;
  readonly close: () => void;
  readonly onDirty: (isDirty: boolean) => void;
}

function SkillForm({ skill, close, onDirty }: SkillFormProps) {
  const mayManage = useAllows('people.manage');
  const t = useTexts(organisationTexts);
  const tRpc = useTexts(rpcTexts);
  const save = useCommand(client.organisation.saveSkill, { changes: ['skill'], errors: 'inline' });
  const record = useRecordForm({
    record: skill,
    valuesOf: (from) => ({ name: from?.name ?? '' }),
    validate: (values): Record<string, string> =>
      values.name.trim() === '' ? { name: tRpc('field.required') } : {},
    command: save,
    inputOf: ({ name }, seen) => ({ ...seen, name }),
    onSaved: () => {
      showDone(t('skills.saved'));
      close();
    },
  });
  return (
    <RecordFrame
      record={record}
      mayEdit={mayManage}
      onCancel={close}
      onDirty={onDirty}
      describe={(values) => [{ label: t('field.name'), value: values.name }]}
    >
      <TextInput
        label={t('field.name')}
        description={t('skills.givenHint')}
        required
        maxLength={80}
        data-autofocus
        {...record.form.getInputProps('name')}
      />
    </RecordFrame>
  );
}
