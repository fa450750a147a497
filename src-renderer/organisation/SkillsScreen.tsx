import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Skill } from '#shared/organisation/contract.ts';
import { client, orpc } from '../rpc/client.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import type { Column } from '../ui/columns.ts';
import { NamedForm } from './NamedForm.tsx';
import { NamedRecords } from './NamedRecords.tsx';
import type { NamedFormProps } from './namedRecord.ts';
import { organisationTexts } from './texts.ts';

const route = getRouteApi('/administracion/especialidades');

/** What services ask for and technicians know. */
export function SkillsScreen() {
  const t = useTexts(organisationTexts);
  const navigate = useNavigate();
  const skills = useQuery(orpc.organisation.skills.queryOptions({ input: {} }));
  const columns = useMemo(
    (): Column<Skill>[] => [
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
        text: (skill) => skill.technicians,
      },
    ],
    [t],
  );
  return (
    <NamedRecords
      kind="skills"
      name="especialidades"
      search={route.useSearch()}
      onSearch={(search, replace) => void navigate({ to: '/administracion/especialidades', search, replace })}
      query={skills}
      nameWidth={320}
      columns={columns}
      note={(skill) =>
        skill.technicians === 0 ? t('skills.nobody') : t('skills.count', { count: skill.technicians })
      }
      form={SkillForm}
    />
  );
}

function SkillForm(props: NamedFormProps<Skill>) {
  const t = useTexts(organisationTexts);
  const save = useCommand(client.organisation.saveSkill, { changes: ['skill'], errors: 'inline' });
  return (
    <NamedForm
      {...props}
      command={save}
      saved={t('skills.saved')}
      nameLength={80}
      nameHint={t('skills.givenHint')}
      valuesOf={(from) => ({ name: from?.name ?? '' })}
      inputOf={({ name }, seen) => ({ ...seen, name })}
    />
  );
}
