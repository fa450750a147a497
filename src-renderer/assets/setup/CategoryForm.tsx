import { Checkbox, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { CATEGORY_KINDS } from '#shared/assets/asset.ts';
import type { AssetCategory } from '#shared/assets/fields.ts';
import { client } from '../../rpc/client.ts';
import { useAllows } from '../../rpc/session.ts';
import { rpcTexts } from '../../rpc/texts.ts';
import { showDone } from '../../rpc/undoToast.tsx';
import { useCommand } from '../../rpc/useCommand.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { RecordFrame } from '../../ui/RecordFrame.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { useRecordForm } from '../../ui/useRecordForm.ts';
import { type CategoryValues, categoryValues, fieldProblems, fieldsOf } from './categoryValues.ts';
import { FieldsEditor } from './FieldsEditor.tsx';
import styles from './setup.module.css';
import { assetSetupTexts } from './texts.ts';

interface CategoryFormProps {
  readonly category: AssetCategory | null;
  readonly close: () => void;
  readonly onDirty: (isDirty: boolean) => void;
}

/** A category: its name, what it holds, how long it lasts, and its own fields. */
export function CategoryForm({ category, close, onDirty }: CategoryFormProps) {
  const t = useTexts(assetSetupTexts);
  const tRpc = useTexts(rpcTexts);
  const tUi = useTexts(uiTexts);
  const formats = useFormats();
  const save = useCommand(client.assets.saveCategory, { changes: ['assetCategory'], errors: 'inline' });
  const record = useRecordForm({
    record: category,
    valuesOf: (from: AssetCategory | null) => categoryValues(from),
    validate: (values: CategoryValues): Record<string, string> => {
      const months = Number(values.usefulLifeMonths);
      const isLife =
        values.usefulLifeMonths === '' || (Number.isInteger(months) && months >= 1 && months <= 1_200);
      return {
        ...(values.name.trim() === '' ? { name: tRpc('field.required') } : {}),
        ...(isLife ? {} : { usefulLifeMonths: tRpc('field.number', { min: 1, max: 1_200 }) }),
        // Told at their lines by the editor; the form only has to know that there is something.
        ...(fieldProblems(values.fields).size === 0 ? {} : { fields: tRpc('field.other') }),
      };
    },
    command: save,
    inputOf: (values, seen) => ({
      ...seen,
      name: values.name,
      kind: values.kind,
      usefulLifeMonths: values.usefulLifeMonths === '' ? null : Number(values.usefulLifeMonths),
      fields: fieldsOf(values.fields),
      position: Number(values.position),
      isEnabled: values.isEnabled,
    }),
    onSaved: () => {
      showDone(t('categories.saved'));
      close();
    },
  });
  const { form } = record;
  const values = form.getValues();
  return (
    <RecordFrame
      record={record}
      mayEdit={useAllows('catalogue.manage')}
      onCancel={close}
      onDirty={onDirty}
      describe={(from) => [
        { label: t('field.name'), value: from.name },
        { label: t('field.kind'), value: t(`kind.${from.kind}`) },
        { label: t('field.life'), value: String(from.usefulLifeMonths) },
        { label: t('field.position'), value: String(from.position) },
        {
          label: t('field.fields'),
          value: formats.list(
            from.fields.map((field) => `${field.label} (${t(`fields.types.${field.type}`)})`),
          ),
        },
        { label: t('isOffered'), value: from.isEnabled ? tUi('yes') : tUi('no') },
      ]}
    >
      <Stack gap="sm">
        <TextInput
          label={t('field.name')}
          required
          maxLength={80}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Select
          label={t('field.kind')}
          description={t(`kindHint.${values.kind}`)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={CATEGORY_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          allowDeselect={false}
          {...form.getInputProps('kind')}
        />
        <div className={styles.pair}>
          <NumberInput
            label={t('field.life')}
            min={1}
            max={1_200}
            allowDecimal={false}
            {...form.getInputProps('usefulLifeMonths')}
          />
          <NumberInput
            label={t('field.position')}
            min={0}
            max={10_000}
            allowDecimal={false}
            {...form.getInputProps('position')}
          />
        </div>
        {values.kind === 'equipment' && <span className={styles.quiet}>{t('categories.lifeHint')}</span>}
        <FieldsEditor
          fields={values.fields}
          onChange={(fields) => form.setFieldValue('fields', [...fields])}
          problems={form.errors['fields'] === undefined ? new Map() : fieldProblems(values.fields)}
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
