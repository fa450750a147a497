import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Area } from '#shared/organisation/contract.ts';
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

const route = getRouteApi('/administracion/areas');
const headsOf = (area: Area) => area.heads.map((head) => head.name);
const searchedOf = (area: Area) => headsOf(area).join(' ');

/** Areas of the institution and the heads who approve for them. */
export function AreasScreen() {
  const t = useTexts(organisationTexts);
  const formats = useFormats();
  const navigate = useNavigate();
  const areas = useQuery(orpc.organisation.areas.queryOptions({ input: {} }));
  const columns = useMemo(
    (): Column<Area>[] => [
      { key: 'code', header: t('field.code'), width: 110, render: (area) => area.code ?? '' },
      {
        key: 'heads',
        header: t('field.heads'),
        width: 320,
        render: (area) => formats.list(headsOf(area)),
      },
    ],
    [t, formats],
  );
  return (
    <NamedRecords
      kind="areas"
      name="areas"
      search={route.useSearch()}
      onSearch={(search, replace) => void navigate({ to: '/administracion/areas', search, replace })}
      query={areas}
      nameWidth={320}
      columns={columns}
      note={(area) => formats.list(headsOf(area)) || t('areas.noHead')}
      searched={searchedOf}
      form={AreaForm}
    />
  );
}

interface AreaValues {
  name: string;
  code: string;
  heads: Ref[];
  isEnabled: boolean;
}

function AreaForm(props: NamedFormProps<Area>) {
  const t = useTexts(organisationTexts);
  const formats = useFormats();
  const save = useCommand(client.organisation.saveArea, { changes: ['area'], errors: 'inline' });
  return (
    <NamedForm
      {...props}
      command={save}
      saved={t('areas.saved')}
      nameLength={160}
      valuesOf={(from): AreaValues => ({
        name: from?.name ?? '',
        code: from?.code ?? '',
        heads: from?.heads.slice() ?? [],
        isEnabled: from?.isEnabled ?? true,
      })}
      inputOf={({ heads, ...values }, seen) => ({
        ...seen,
        ...values,
        headIds: heads.map((head) => head.id),
      })}
      describe={(values) => [
        { label: t('field.code'), value: values.code },
        { label: t('field.heads'), value: formats.list(values.heads.map((head) => head.name)) },
      ]}
    >
      {(form) => (
        <>
          <TextInput label={t('field.code')} maxLength={20} {...form.getInputProps('code')} />
          <PeoplePicker
            label={t('field.heads')}
            description={t('areas.headsHint')}
            most={20}
            value={form.getValues().heads}
            onChange={(heads) => form.setFieldValue('heads', heads)}
          />
        </>
      )}
    </NamedForm>
  );
}
