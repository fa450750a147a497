import { Button, Checkbox, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { MaintenanceRecord } from '#shared/maintenance/fields.ts';
import { MAINTENANCE_KINDS, type MaintenanceKind } from '#shared/maintenance/kind.ts';
import { orpc } from '../../rpc/client.ts';
import { useAllows } from '../../rpc/session.ts';
import { AssetPicker } from '../../signs/AssetPicker.tsx';
import { useShownSettings } from '../../signs/shownSettings.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { withPresent } from '../../ui/choices.ts';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { RecordFrame } from '../../ui/RecordFrame.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { useToday } from '../../ui/useToday.ts';
import styles from '../maintenance.module.css';
import { maintenanceTexts } from '../texts.ts';
import { useMaintenanceChoices } from '../useMaintenanceChoices.ts';
import { PartsEditor } from './PartsEditor.tsx';
import { type RecordSeed, type RecordValues, totalOf } from './recordValues.ts';
import { useRecordOfWork } from './useRecordOfWork.ts';

interface RecordFormProps {
  readonly record: MaintenanceRecord | null;
  readonly seed: RecordSeed | null;
  readonly close: () => void;
  readonly onDirty: (isDirty: boolean) => void;
}

/** What was done to an asset, with what it took. Asset and ticket stay once it is recorded. */
export function RecordForm({ record: stored, seed, close, onDirty }: RecordFormProps) {
  const t = useTexts(maintenanceTexts);
  const tUi = useTexts(uiTexts);
  const formats = useFormats();
  const today = useToday();
  const choices = useMaintenanceChoices();
  const { currency } = useShownSettings();
  const mayEdit = useAllows('assets.manage');
  const { record, can } = useRecordOfWork(stored, seed, today, close);
  const { form } = record;
  const values = form.getValues();
  const isRunning = values.endedOn === '';
  const ticketId = stored === null ? (seed?.ticketId ?? null) : (stored.ticket?.id ?? null);
  const supplierName = (id: string | null) =>
    id === null ? t('form.noSupplier') : (choices.suppliers.find((one) => one.value === id)?.label ?? '…');
  const describe = (from: RecordValues) => [
    {
      label: t('form.asset'),
      value: from.asset === null ? '' : `${from.asset.inventoryNumber} · ${from.asset.name}`,
    },
    { label: t('form.kind'), value: t(`kind.${from.kind}`) },
    { label: t('form.description'), value: from.description },
    { label: t('form.supplier'), value: supplierName(from.supplierId) },
    { label: t('form.startedOn'), value: from.startedOn === '' ? '' : formats.localDay(from.startedOn) },
    {
      label: t('form.endedOn'),
      value: from.endedOn === '' ? t('records.running') : formats.localDay(from.endedOn),
    },
    { label: t('form.warranty'), value: from.isUnderWarranty ? tUi('yes') : tUi('no') },
    { label: t('form.cost'), value: formats.money(from.costCents ?? 0, currency) },
    {
      label: t('form.parts'),
      value: from.parts
        .map((part) => `${part.quantity} × ${part.name} (${formats.money(part.costCents ?? 0, currency)})`)
        .join('\n'),
    },
    { label: t('form.total'), value: formats.money(totalOf(from), currency) },
  ];
  return (
    <RecordFrame record={record} mayEdit={mayEdit} onCancel={close} onDirty={onDirty} describe={describe}>
      <Stack gap="sm">
        {values.asset === null ? (
          <AssetPicker
            label={t('form.asset')}
            isFocusedFirst
            error={form.errors['asset']}
            filter={{ withRetired: true }}
            onPick={({ id, inventoryNumber, name }) =>
              form.setFieldValue('asset', { id, inventoryNumber, name })
            }
          />
        ) : (
          <div className={styles.chosen}>
            <Link
              to="/inventario/equipo/$id"
              params={{ id: String(values.asset.id) }}
              search={{ part: 'maintenance' }}
            >
              {values.asset.inventoryNumber} · {values.asset.name}
            </Link>
            {stored === null && ticketId === null && (
              <Button size="compact-xs" variant="subtle" onClick={() => form.setFieldValue('asset', null)}>
                {t('form.changeAsset')}
              </Button>
            )}
          </div>
        )}
        <From stored={stored} ticketId={ticketId} />
        <Select
          label={t('form.kind')}
          data={MAINTENANCE_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          allowDeselect={false}
          value={values.kind}
          onChange={(kind) => form.setFieldValue('kind', kind as MaintenanceKind)}
        />
        <Textarea
          label={t('form.description')}
          required
          autosize
          minRows={3}
          maxRows={12}
          maxLength={10_000}
          data-autofocus={values.asset === null ? undefined : true}
          {...form.getInputProps('description')}
        />
        <div className={styles.pair}>
          <TextInput
            type="date"
            label={t('form.startedOn')}
            required
            max={today}
            {...form.getInputProps('startedOn')}
          />
          <TextInput
            type="date"
            label={t('form.endedOn')}
            description={t('form.endedOnHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            max={today}
            {...form.getInputProps('endedOn')}
          />
        </div>
        {isRunning && can.begin && (
          <Checkbox
            label={t('form.repairBegin')}
            {...form.getInputProps('beginsRepair', { type: 'checkbox' })}
          />
        )}
        {!isRunning && can.end && (
          <Checkbox label={t('form.repairEnd')} {...form.getInputProps('endsRepair', { type: 'checkbox' })} />
        )}
        <Select
          label={t('form.supplier')}
          placeholder={t('form.noSupplier')}
          data={withPresent(choices.suppliers, stored?.supplier ?? null)}
          clearable
          searchable
          {...form.getInputProps('supplierId')}
        />
        <MoneyInput
          label={t('form.cost')}
          description={t('form.costHint')}
          currency={currency}
          value={values.costCents}
          error={form.errors['costCents']}
          onChange={(costCents) => form.setFieldValue('costCents', costCents)}
        />
        <div>
          <PartsEditor
            parts={values.parts}
            currency={currency}
            onChange={(parts) => form.setFieldValue('parts', parts)}
          />
          {form.errors['parts'] !== undefined && (
            <p
              role="alert"
              style={{ color: 'var(--sb-danger-text)', fontSize: 'var(--mantine-font-size-xs)' }}
            >
              {form.errors['parts']}
            </p>
          )}
        </div>
        <Checkbox
          label={t('form.warranty')}
          description={t('form.warrantyHint')}
          {...form.getInputProps('isUnderWarranty', { type: 'checkbox' })}
        />
        <div className={styles.total} role="status">
          <span>{values.isUnderWarranty ? t('form.totalCovered') : t('form.total')}</span>
          <strong>{formats.money(totalOf(values), currency)}</strong>
        </div>
      </Stack>
    </RecordFrame>
  );
}

/** Where a record comes from: the ticket and its plan. */
function From({
  stored,
  ticketId,
}: {
  readonly stored: MaintenanceRecord | null;
  readonly ticketId: number | null;
}) {
  const t = useTexts(maintenanceTexts);
  const ticket = useQuery(
    orpc.tickets.get.queryOptions({ input: { id: ticketId ?? 0 }, enabled: ticketId !== null }),
  ).data;
  if (ticketId === null) return null;
  return (
    <span className={styles.quiet}>
      {t('form.ticket')}{' '}
      {ticket === undefined ? (
        '…'
      ) : (
        <Link to="/solicitudes/$folio" params={{ folio: ticket.folio }}>
          {ticket.folio} · {ticket.title}
        </Link>
      )}
      {stored?.plan && ` · ${t('form.plan')} ${stored.plan.name}`}
    </span>
  );
}
