import { Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Location } from '#shared/organisation/contract.ts';
import { client, orpc } from '../rpc/client.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import type { Column } from '../ui/columns.ts';
import { NamedForm } from './NamedForm.tsx';
import { NamedRecords } from './NamedRecords.tsx';
import type { NamedFormProps } from './namedRecord.ts';
import { organisationTexts } from './texts.ts';

const route = getRouteApi('/administracion/ubicaciones');
const addressOf = (location: Location) => location.address ?? '';

/** Buildings, floors and offices. */
export function LocationsScreen() {
  const t = useTexts(organisationTexts);
  const navigate = useNavigate();
  const locations = useQuery(orpc.organisation.locations.queryOptions({ input: {} }));
  const columns = useMemo(
    (): Column<Location>[] => [{ key: 'address', header: t('field.address'), width: 420, render: addressOf }],
    [t],
  );
  return (
    <NamedRecords
      kind="locations"
      name="ubicaciones"
      search={route.useSearch()}
      onSearch={(search, replace) => void navigate({ to: '/administracion/ubicaciones', search, replace })}
      query={locations}
      nameWidth={280}
      columns={columns}
      note={addressOf}
      searched={addressOf}
      form={LocationForm}
    />
  );
}

function LocationForm(props: NamedFormProps<Location>) {
  const t = useTexts(organisationTexts);
  const save = useCommand(client.organisation.saveLocation, { changes: ['location'], errors: 'inline' });
  return (
    <NamedForm
      {...props}
      command={save}
      saved={t('locations.saved')}
      nameLength={160}
      valuesOf={(from) => ({
        name: from?.name ?? '',
        address: from?.address ?? '',
        isEnabled: from?.isEnabled ?? true,
      })}
      inputOf={(values, seen) => ({ ...seen, ...values })}
      describe={(values) => [{ label: t('field.address'), value: values.address }]}
    >
      {(form) => (
        <Textarea
          label={t('field.address')}
          maxLength={300}
          autosize
          minRows={2}
          {...form.getInputProps('address')}
        />
      )}
    </NamedForm>
  );
}
