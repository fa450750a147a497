import {
  Button,
  Checkbox,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { AssetRef } from '#shared/assets/fields.ts';
import type { MaintenancePlan } from '#shared/maintenance/fields.ts';
import { client, orpc } from '../../rpc/client.ts';
import { useAllows } from '../../rpc/session.ts';
import { rpcTexts } from '../../rpc/texts.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { AssetPicker } from '../../signs/AssetPicker.tsx';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { withPresent } from '../../ui/choices.ts';
import { RecordFrame } from '../../ui/RecordFrame.tsx';
import { SkeletonForm } from '../../ui/Skeletons.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { useRecordForm } from '../../ui/useRecordForm.ts';
import { useToday } from '../../ui/useToday.ts';
import styles from '../maintenance.module.css';
import { useMaintenanceChoices } from '../useMaintenanceChoices.ts';
import { PlanPreview } from './PlanPreview.tsx';
import { type PlanSeed, type PlanValues, planInputOf, valuesOf } from './planValues.ts';
import { planTexts } from './texts.ts';

interface PlanFormProps {
  readonly plan: MaintenancePlan | null;
  readonly seed: PlanSeed;
  readonly close: () => void;
  readonly onDirty: (isDirty: boolean) => void;
}

/** A plan; a new one waits for the asset that it is to begin with. */
export function PlanForm(props: PlanFormProps) {
  const { plan, seed } = props;
  const asset = useQuery(
    orpc.assets.get.queryOptions({
      input: { id: seed.assetId ?? 0 },
      enabled: plan === null && seed.assetId !== undefined,
    }),
  );
  if (plan === null && seed.assetId !== undefined && asset.isPending) return <SkeletonForm />;
  return <Form {...props} seedAsset={asset.data ?? null} />;
}

function Form({
  plan,
  seed,
  seedAsset,
  close,
  onDirty,
}: PlanFormProps & { readonly seedAsset: AssetRef | null }) {
  const t = useTexts(planTexts);
  const tUi = useTexts(uiTexts);
  const tRpc = useTexts(rpcTexts);
  const formats = useFormats();
  const today = useToday();
  const choices = useMaintenanceChoices();
  const save = useCommand(client.maintenance.savePlan, { changes: ['maintenancePlan'], errors: 'inline' });
  const isWhole = (value: number | string, least: number, most: number) =>
    value !== '' && Number(value) >= least && Number(value) <= most;
  const record = useRecordForm({
    record: plan,
    valuesOf: (from: MaintenancePlan | null) => valuesOf(from, seed, seedAsset, today),
    validate: (values): Record<string, string> => ({
      ...(values.name.trim() === '' ? { name: tRpc('field.required') } : {}),
      ...(values.scope === 'category' && values.categoryId === null
        ? { categoryId: t('error.category') }
        : {}),
      ...(values.scope === 'asset' && values.asset === null ? { asset: t('error.asset') } : {}),
      ...(values.repeats && !isWhole(values.everyMonths, 1, 120) ? { everyMonths: t('error.number') } : {}),
      ...(values.firstOn === '' ? { firstOn: tRpc('field.required') } : {}),
      ...(isWhole(values.leadDays, 0, 180) ? {} : { leadDays: t('error.number') }),
      ...(values.instructions.trim() === '' ? { instructions: tRpc('field.required') } : {}),
    }),
    command: save,
    inputOf: (values, seen) => ({ ...seen, ...planInputOf(values) }),
    onSaved: () => {
      showDone(t('saved'));
      close();
    },
  });
  const { form } = record;
  const values = form.getValues();
  const labelOf = (data: readonly { value: string; label: string }[], id: string | null, none: string) =>
    id === null ? none : (data.find((one) => one.value === id)?.label ?? '…');
  const describe = (from: PlanValues) => [
    { label: t('form.name'), value: from.name },
    {
      label: t('form.scope'),
      value:
        from.scope === 'category'
          ? labelOf(choices.categories, from.categoryId, '')
          : from.asset === null
            ? ''
            : `${from.asset.inventoryNumber} · ${from.asset.name}`,
    },
    {
      label: t('form.repeats'),
      value: from.repeats ? t('every', { count: Number(from.everyMonths) }) : t('once'),
    },
    {
      label: from.repeats ? t('form.firstOn') : t('form.onlyOn'),
      value: from.firstOn === '' ? '' : formats.localDay(from.firstOn),
    },
    { label: t('form.leadDays'), value: String(from.leadDays) },
    { label: t('form.service'), value: labelOf(choices.services, from.serviceId, t('form.noService')) },
    { label: t('form.instructions'), value: from.instructions },
    { label: t('form.enabled'), value: from.isEnabled ? tUi('yes') : tUi('no') },
  ];
  return (
    <RecordFrame
      record={record}
      mayEdit={useAllows('assets.manage')}
      onCancel={close}
      onDirty={onDirty}
      describe={describe}
    >
      <Stack gap="sm">
        <TextInput
          label={t('form.name')}
          description={t('form.nameHint')}
          required
          maxLength={120}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <fieldset className={styles.choice}>
          <legend>{t('form.scope')}</legend>
          <SegmentedControl
            fullWidth
            size="sm"
            aria-label={t('form.scope')}
            data={[
              { value: 'category', label: t('form.scopeCategory') },
              { value: 'asset', label: t('form.scopeAsset') },
            ]}
            value={values.scope}
            onChange={(scope) => form.setFieldValue('scope', scope === 'asset' ? 'asset' : 'category')}
          />
        </fieldset>
        {values.scope === 'category' ? (
          <Select
            label={t('form.category')}
            description={t('form.categoryHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            required
            searchable
            data={withPresent(choices.categories, plan?.category ?? null)}
            {...form.getInputProps('categoryId')}
          />
        ) : values.asset === null ? (
          <AssetPicker
            label={t('form.asset')}
            error={form.errors['asset']}
            onPick={({ id, inventoryNumber, name }) =>
              form.setFieldValue('asset', { id, inventoryNumber, name })
            }
          />
        ) : (
          <div className={styles.chosen}>
            <span>
              {values.asset.inventoryNumber} · {values.asset.name}
            </span>
            <Button size="compact-xs" variant="subtle" onClick={() => form.setFieldValue('asset', null)}>
              {t('form.changeAsset')}
            </Button>
          </div>
        )}
        <fieldset className={styles.choice}>
          <legend>{t('form.repeats')}</legend>
          <SegmentedControl
            fullWidth
            size="sm"
            aria-label={t('form.repeats')}
            data={[
              { value: 'yes', label: t('form.repeatsYes') },
              { value: 'no', label: t('form.repeatsNo') },
            ]}
            value={values.repeats ? 'yes' : 'no'}
            onChange={(repeats) => form.setFieldValue('repeats', repeats === 'yes')}
          />
        </fieldset>
        <div className={styles.pair}>
          {values.repeats && (
            <NumberInput
              label={t('form.everyMonths')}
              required
              min={1}
              max={120}
              allowDecimal={false}
              {...form.getInputProps('everyMonths')}
            />
          )}
          <TextInput
            type="date"
            label={values.repeats ? t('form.firstOn') : t('form.onlyOn')}
            required
            {...form.getInputProps('firstOn')}
          />
        </div>
        <NumberInput
          label={t('form.leadDays')}
          description={t('form.leadDaysHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          required
          min={0}
          max={180}
          allowDecimal={false}
          {...form.getInputProps('leadDays')}
        />
        <Select
          label={t('form.service')}
          description={t('form.serviceHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          placeholder={t('form.noService')}
          clearable
          searchable
          data={withPresent(choices.services, plan?.service ?? null)}
          {...form.getInputProps('serviceId')}
        />
        <Textarea
          label={t('form.instructions')}
          description={t('form.instructionsHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          required
          autosize
          minRows={3}
          maxRows={14}
          maxLength={10_000}
          {...form.getInputProps('instructions')}
        />
        <Checkbox
          label={t('form.enabled')}
          description={t('form.enabledHint')}
          {...form.getInputProps('isEnabled', { type: 'checkbox' })}
        />
        <PlanPreview values={values} />
        <span className={styles.quiet}>{t('form.rule')}</span>
      </Stack>
    </RecordFrame>
  );
}
