import { Checkbox, NumberInput, SegmentedControl, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { StockItem } from '#shared/stock/contract.ts';
import { STOCK_KINDS, type StockKind } from '#shared/stock/stock.ts';
import { client, orpc } from '../rpc/client.ts';
import { rpcTexts } from '../rpc/texts.ts';
import { showDone } from '../rpc/undoToast.tsx';
import { useCommand } from '../rpc/useCommand.ts';
import { useShownSettings } from '../signs/shownSettings.ts';
import { useFormats } from '../texts/formats.ts';
import { useTexts } from '../texts/useTexts.ts';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import { RecordFrame } from '../ui/RecordFrame.tsx';
import { uiTexts } from '../ui/texts.ts';
import { useRecordForm } from '../ui/useRecordForm.ts';
import styles from './stock.module.css';
import { inputOf, type StockValues, valuesOf } from './stockValues.ts';
import { stockTexts } from './texts.ts';

interface StockFormProps {
  /** Null: a new one. */
  readonly item: StockItem | null;
  readonly onDone: () => void;
  readonly onDirty: (isDirty: boolean) => void;
}

/** What a consumable or licence is; how many there are is changed by movements alone. */
export function StockForm({ item, onDone, onDirty }: StockFormProps) {
  const t = useTexts(stockTexts);
  const tRpc = useTexts(rpcTexts);
  const tUi = useTexts(uiTexts);
  const formats = useFormats();
  const { currency } = useShownSettings();
  const save = useCommand(client.stock.save, { changes: ['stockItem'], errors: 'inline' });
  const record = useRecordForm({
    record: item,
    valuesOf,
    validate: (values: StockValues): Record<string, string> => ({
      ...(values.name.trim() === '' ? { name: tRpc('field.required') } : {}),
      ...(values.unit.trim() === '' ? { unit: tRpc('field.required') } : {}),
      ...(values.category === null ? { category: tRpc('field.required') } : {}),
      ...(Number.isNaN(values.unitCostCents) ? { unitCostCents: tRpc('field.required') } : {}),
    }),
    command: save,
    inputOf: (values, seen) => ({ ...seen, ...inputOf(values) }),
    onSaved: () => {
      showDone(t('saved'));
      onDone();
    },
  });
  const { form } = record;
  const { kind } = form.getValues();
  const categories = useQuery(orpc.assets.categories.queryOptions({ input: {} })).data?.items ?? [];
  const suppliers = useQuery(orpc.assets.suppliers.queryOptions({ input: {} })).data?.items ?? [];
  const locations = useQuery(orpc.organisation.locations.queryOptions({ input: {} })).data?.items ?? [];
  const choices = (items: readonly { id: number; name: string }[]) =>
    items.map(({ id, name }) => ({ value: String(id), label: name }));
  const nameOf = (items: readonly { id: number; name: string }[], id: string | null) =>
    items.find((one) => String(one.id) === id)?.name ?? '';

  return (
    <RecordFrame
      record={record}
      mayEdit
      onCancel={onDone}
      onDirty={onDirty}
      describe={(from) => [
        { label: t('field.name'), value: from.name },
        { label: t('field.category'), value: nameOf(categories, from.category) },
        { label: t('field.brand'), value: from.brand },
        { label: t('field.model'), value: from.model },
        { label: t('field.unit'), value: from.unit },
        { label: t('field.minimum'), value: String(from.minimum) },
        {
          label: t('field.unitCost'),
          value: from.unitCostCents === null ? '' : formats.money(from.unitCostCents, currency),
        },
        { label: t('field.supplier'), value: nameOf(suppliers, from.supplier) },
        { label: t('field.location'), value: nameOf(locations, from.location) },
        { label: t('field.expiresOn'), value: from.expiresOn ?? '' },
        { label: t('field.notes'), value: from.notes },
        { label: t('field.isEnabled'), value: from.isEnabled ? tUi('yes') : tUi('no') },
      ]}
    >
      <Stack gap="sm">
        {item === null && (
          <SegmentedControl
            aria-label={t('field.kind')}
            data={STOCK_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            value={kind}
            onChange={(value) => form.setValues({ kind: value as StockKind, category: null })}
          />
        )}
        <TextInput
          label={t('field.name')}
          required
          maxLength={160}
          data-autofocus
          autoFocus={item !== null}
          {...form.getInputProps('name')}
        />
        <Select
          label={t('field.category')}
          description={t('categoryHint')}
          required
          searchable
          data={choices(categories.filter((one) => one.kind === kind))}
          {...form.getInputProps('category')}
        />
        <div className={styles.pair}>
          <TextInput label={t('field.brand')} maxLength={80} {...form.getInputProps('brand')} />
          <TextInput label={t('field.model')} maxLength={120} {...form.getInputProps('model')} />
          <TextInput
            label={t('field.unit')}
            placeholder={t('unitHint')}
            required
            maxLength={30}
            {...form.getInputProps('unit')}
          />
          <NumberInput
            label={t('field.minimum')}
            placeholder={t('minimumHint')}
            min={0}
            allowDecimal={false}
            {...form.getInputProps('minimum')}
          />
          <MoneyInput
            label={t('field.unitCost')}
            currency={currency}
            value={form.getValues().unitCostCents}
            onChange={(cents) => form.setFieldValue('unitCostCents', cents)}
            error={form.errors.unitCostCents}
          />
          <TextInput
            label={t('field.expiresOn')}
            type="date"
            {...form.getInputProps('expiresOn')}
            value={form.getValues().expiresOn ?? ''}
          />
          <Select
            label={t('field.supplier')}
            searchable
            clearable
            data={choices(suppliers)}
            {...form.getInputProps('supplier')}
          />
          <Select
            label={t('field.location')}
            searchable
            clearable
            data={choices(locations)}
            {...form.getInputProps('location')}
          />
        </div>
        <Textarea
          label={t('field.notes')}
          autosize
          minRows={2}
          maxLength={5_000}
          {...form.getInputProps('notes')}
        />
        {item !== null && (
          <Checkbox
            label={t('field.isEnabled')}
            description={t('isEnabledHint')}
            {...form.getInputProps('isEnabled', { type: 'checkbox' })}
          />
        )}
      </Stack>
    </RecordFrame>
  );
}
