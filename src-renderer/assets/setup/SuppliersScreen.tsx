import { Checkbox, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Supplier } from '#shared/assets/fields.ts';
import { client, orpc } from '../../rpc/client.ts';
import { useAllows } from '../../rpc/session.ts';
import { rpcTexts } from '../../rpc/texts.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { EnabledBadge } from '../../signs/EnabledBadge.tsx';
import { useEnabledWord } from '../../signs/useEnabledWord.ts';
import { useTexts } from '../../texts/useTexts.ts';
import type { Column } from '../../ui/columns.ts';
import { RecordFrame } from '../../ui/RecordFrame.tsx';
import { RecordTable } from '../../ui/RecordTable.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { useRecordForm } from '../../ui/useRecordForm.ts';
import { assetSetupTexts } from './texts.ts';

const route = getRouteApi('/administracion/proveedores');
const searched = (one: Supplier) => [one.taxId, one.contact, one.email, one.phone].join(' ');

/** Whom the institution buys from, and who repairs. */
export function SuppliersScreen() {
  const t = useTexts(assetSetupTexts);
  const search = route.useSearch();
  const navigate = useNavigate();
  const stateOf = useEnabledWord();
  const suppliers = useQuery(orpc.assets.suppliers.queryOptions({ input: { withDisabled: true } }));
  const columns = useMemo(
    (): Column<Supplier>[] => [
      {
        key: 'name',
        header: t('field.name'),
        width: 280,
        minWidth: 180,
        grow: true,
        isFixed: true,
        render: (one) => one.name,
      },
      { key: 'taxId', header: t('field.taxId'), width: 140, render: (one) => one.taxId ?? '' },
      { key: 'contact', header: t('field.contact'), width: 180, render: (one) => one.contact ?? '' },
      { key: 'email', header: t('field.email'), width: 200, render: (one) => one.email ?? '' },
      { key: 'phone', header: t('field.phone'), width: 130, render: (one) => one.phone ?? '' },
      {
        key: 'state',
        header: t('field.state'),
        width: 120,
        render: (one) => <EnabledBadge isEnabled={one.isEnabled} />,
        text: (one) => stateOf(one.isEnabled),
      },
    ],
    [t, stateOf],
  );
  return (
    <RecordTable
      name="suppliers"
      search={search}
      onSearch={(next, replace) =>
        void navigate({ to: '/administracion/proveedores', search: next, replace })
      }
      mayManage={useAllows('assets.manage')}
      title={t('suppliers.title')}
      create={t('suppliers.create')}
      hint={t('suppliers.hint')}
      drawerTitle={t('suppliers.one')}
      query={suppliers}
      columns={columns}
      searched={searched}
      card={(one) => (
        <>
          <Text size="sm" fw={600} truncate>
            {one.name}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {[one.contact, one.phone].filter((part) => part !== null).join(' · ')}
          </Text>
        </>
      )}
      drawer={(one, close, onDirty) => <SupplierForm supplier={one} close={close} onDirty={onDirty} />}
    />
  );
}

interface SupplierFormProps {
  readonly supplier: Supplier | null;
  readonly close: () => void;
  readonly onDirty: (isDirty: boolean) => void;
}

function SupplierForm({ supplier, close, onDirty }: SupplierFormProps) {
  const t = useTexts(assetSetupTexts);
  const tRpc = useTexts(rpcTexts);
  const tUi = useTexts(uiTexts);
  const save = useCommand(client.assets.saveSupplier, { changes: ['supplier'], errors: 'inline' });
  const record = useRecordForm({
    record: supplier,
    valuesOf: (from: Supplier | null) => ({
      name: from?.name ?? '',
      taxId: from?.taxId ?? '',
      contact: from?.contact ?? '',
      email: from?.email ?? '',
      phone: from?.phone ?? '',
      notes: from?.notes ?? '',
      isEnabled: from?.isEnabled ?? true,
    }),
    validate: (values): Record<string, string> =>
      values.name.trim() === '' ? { name: tRpc('field.required') } : {},
    command: save,
    inputOf: (values, seen) => ({
      ...seen,
      ...values,
      notes: values.notes.trim() === '' ? null : values.notes,
    }),
    onSaved: () => {
      showDone(t('suppliers.saved'));
      close();
    },
  });
  const { form } = record;
  const lines = ['name', 'taxId', 'contact', 'email', 'phone', 'notes'] as const;
  return (
    <RecordFrame
      record={record}
      mayEdit={useAllows('assets.manage')}
      onCancel={close}
      onDirty={onDirty}
      describe={(from) => [
        ...lines.map((key) => ({ label: t(`field.${key}`), value: from[key] })),
        { label: t('isOffered'), value: from.isEnabled ? tUi('yes') : tUi('no') },
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
        <TextInput label={t('field.taxId')} maxLength={40} {...form.getInputProps('taxId')} />
        <TextInput label={t('field.contact')} maxLength={160} {...form.getInputProps('contact')} />
        <TextInput label={t('field.email')} type="email" maxLength={160} {...form.getInputProps('email')} />
        <TextInput label={t('field.phone')} type="tel" maxLength={60} {...form.getInputProps('phone')} />
        <Textarea
          label={t('field.notes')}
          autosize
          minRows={2}
          maxLength={2_000}
          {...form.getInputProps('notes')}
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
