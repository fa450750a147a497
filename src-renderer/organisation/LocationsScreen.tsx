import { Checkbox, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Location } from '#shared/organisation/contract.ts';
import { client, orpc } from '../rpc/client.ts';
import { useAllows } from '../rpc/session.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { EnabledBadge } from '../signs/EnabledBadge.tsx';
import { useTexts } from '../texts/useTexts.ts';
import type { Column } from '../ui/columns.ts';
import { RecordFrame } from '../ui/RecordFrame.tsx';
import { RecordTable } from '../ui/RecordTable.tsx';
import { uiTexts } from '../ui/texts.ts';
import { useRecordForm } from '../ui/useRecordForm.ts';
import { organisationTexts } from './texts.ts';

const route = getRouteApi('/administracion/ubicaciones');
const addressOf = (location: Location) => location.address ?? '';

/** Buildings, floors and offices. */
export function LocationsScreen() {
  const t = useTexts(organisationTexts);
  const search = route.useSearch();
  const navigate = useNavigate();
  const mayManage = useAllows('people.manage');
  const locations = useQuery(orpc.organisation.locations.queryOptions({ input: {} }));
  const columns = useMemo(
    (): Column<Location>[] => [
      {
        key: 'name',
        header: t('field.name'),
        width: 280,
        minWidth: 200,
        grow: true,
        isFixed: true,
        render: (location) => location.name,
      },
      { key: 'address', header: t('field.address'), width: 420, render: addressOf },
      {
        key: 'state',
        header: t('field.state'),
        width: 120,
        render: (location) => <EnabledBadge isEnabled={location.isEnabled} />,
      },
    ],
    [t],
  );
  return (
    <RecordTable
      name="ubicaciones"
      search={search}
      onSearch={(next, replace) =>
        void navigate({ to: '/administracion/ubicaciones', search: next, replace })
      }
      mayManage={mayManage}
      title={t('locations.title')}
      create={t('locations.create')}
      hint={t('locations.hint')}
      drawerTitle={t('locations.one')}
      query={locations}
      columns={columns}
      searched={addressOf}
      card={(location) => (
        <>
          <Text size="sm" fw={600} truncate>
            {location.name}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {location.address}
          </Text>
        </>
      )}
      drawer={(location, close, onDirty) => (
        <LocationForm location={location} close={close} onDirty={onDirty} />
      )}
    />
  );
}

interface LocationFormProps {
  readonly location: Location | null;
  readonly close: () => void;
  readonly onDirty: (isDirty: boolean) => void;
}

function LocationForm({ location, close, onDirty }: LocationFormProps) {
  const mayManage = useAllows('people.manage');
  const t = useTexts(organisationTexts);
  const tRpc = useTexts(rpcTexts);
  const tUi = useTexts(uiTexts);
  const save = useCommand(client.organisation.saveLocation, { changes: ['location'], errors: 'inline' });
  const record = useRecordForm({
    record: location,
    valuesOf: (from) => ({
      name: from?.name ?? '',
      address: from?.address ?? '',
      isEnabled: from?.isEnabled ?? true,
    }),
    validate: (values): Record<string, string> =>
      values.name.trim() === '' ? { name: tRpc('field.required') } : {},
    command: save,
    inputOf: (values, seen) => ({ ...seen, ...values }),
    onSaved: () => {
      showDone(t('locations.saved'));
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
        { label: t('field.address'), value: values.address },
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
        <Textarea
          label={t('field.address')}
          maxLength={300}
          autosize
          minRows={2}
          {...form.getInputProps('address')}
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
