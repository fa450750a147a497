import { Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Area } from '#shared/organisation/contract.ts';
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

const route = getRouteApi('/administracion/areas');
const headsOf = (area: Area) => area.heads.map((head) => head.name).join(' ');

/** Areas of the institution and the heads who approve for them. */
export function AreasScreen() {
  const t = useTexts(organisationTexts);
  const formats = useFormats();
  const search = route.useSearch();
  const navigate = useNavigate();
  const mayManage = useAllows('people.manage');
  const areas = useQuery(orpc.organisation.areas.queryOptions({ input: {} }));
  const columns = useMemo(
    (): Column<Area>[] => [
      {
        key: 'name',
        header: t('field.name'),
        width: 320,
        minWidth: 200,
        grow: true,
        isFixed: true,
        render: (area) => area.name,
      },
      { key: 'code', header: t('field.code'), width: 110, render: (area) => area.code ?? '' },
      {
        key: 'heads',
        header: t('field.heads'),
        width: 320,
        render: (area) => formats.list(area.heads.map((head) => head.name)),
      },
      {
        key: 'state',
        header: t('field.state'),
        width: 120,
        render: (area) => <EnabledBadge isEnabled={area.isEnabled} />,
      },
    ],
    [t, formats],
  );
  return (
    <RecordTable
      name="areas"
      search={search}
      onSearch={(next, replace) => void navigate({ to: '/administracion/areas', search: next, replace })}
      mayManage={mayManage}
      title={t('areas.title')}
      create={t('areas.create')}
      hint={t('areas.hint')}
      drawerTitle={t('areas.one')}
      query={areas}
      columns={columns}
      searched={headsOf}
      card={(area) => (
        <>
          <Text size="sm" fw={600} truncate>
            {area.name}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {formats.list(area.heads.map((head) => head.name)) || t('areas.noHead')}
          </Text>
        </>
      )}
      drawer={(area, close, onDirty) => <AreaForm area={area} close={close} onDirty={onDirty} />}
    />
  );
}

interface AreaFormProps {
  readonly area: Area | null;
  readonly close: () => void;
  readonly onDirty: (isDirty: boolean) => void;
}

interface AreaValues {
  name: string;
  code: string;
  heads: Ref[];
  isEnabled: boolean;
}

function AreaForm({ area, close, onDirty }: AreaFormProps) {
  const mayManage = useAllows('people.manage');
  const t = useTexts(organisationTexts);
  const tRpc = useTexts(rpcTexts);
  const tUi = useTexts(uiTexts);
  const formats = useFormats();
  const save = useCommand(client.organisation.saveArea, { changes: ['area'], errors: 'inline' });
  const record = useRecordForm({
    record: area,
    valuesOf: (from): AreaValues => ({
      name: from?.name ?? '',
      code: from?.code ?? '',
      heads: from?.heads.slice() ?? [],
      isEnabled: from?.isEnabled ?? true,
    }),
    validate: (values): Record<string, string> =>
      values.name.trim() === '' ? { name: tRpc('field.required') } : {},
    command: save,
    inputOf: ({ name, code, heads, isEnabled }, seen) => ({
      ...seen,
      name,
      code,
      headIds: heads.map((head) => head.id),
      isEnabled,
    }),
    onSaved: () => {
      showDone(t('areas.saved'));
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
        { label: t('field.code'), value: values.code },
        { label: t('field.heads'), value: formats.list(values.heads.map((head) => head.name)) },
        { label: t('isOffered'), value: values.isEnabled ? tUi('yes') : tUi('no') },
      ]}
    >
      <Stack gap="sm">
        <TextInput
          label={t('field.name')}
          required
          maxLength={160}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <TextInput label={t('field.code')} maxLength={20} {...form.getInputProps('code')} />
        <PeoplePicker
          label={t('field.heads')}
          description={t('areas.headsHint')}
          most={20}
          value={form.getValues().heads}
          onChange={(heads) => form.setFieldValue('heads', heads)}
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
