import { ActionIcon, NumberInput, Select, Stack, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Asset } from '#shared/assets/fields.ts';
import { AssetPicker } from '../../signs/AssetPicker.tsx';
import { useShownSettings } from '../../signs/shownSettings.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { withPresent } from '../../ui/choices.ts';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { useAssetChoices } from '../useAssetChoices.ts';
import styles from './AssetForm.module.css';
import type { AssetValues } from './assetValues.ts';
import { CustomFieldInput } from './CustomFieldInput.tsx';
import { SuggestedInput } from './SuggestedInput.tsx';
import { assetFormTexts } from './texts.ts';
import type { useCategories } from './useAssetForm.ts';

interface AssetFieldsProps {
  readonly form: UseFormReturnType<AssetValues>;
  readonly categories: ReturnType<typeof useCategories>;
  /** As stored; null for a new one. */
  readonly asset: Asset | null;
  /** What a new one would be numbered without a typed number. */
  readonly nextNumber?: string | undefined;
  /** Below the notes: the files of a new one. */
  readonly children?: ReactNode;
}

/** Hints below: fields side by side stay in line whatever the length of what is said about them. */
const HINT_BELOW: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
];

/** The fields of an asset: what it is, the category's own, where it is, what was paid. */
export function AssetFields({ form, categories, asset, nextNumber, children }: AssetFieldsProps) {
  const t = useTexts(assetFormTexts);
  const choices = useAssetChoices();
  const { currency } = useShownSettings();
  const values = form.getValues();
  const category = categories.byId(values.categoryId);
  const life = category?.usefulLifeMonths;

  return (
    <Stack gap="lg">
      <Group title={t('group.identity')}>
        <Select
          label={t('field.category')}
          required
          placeholder={t('choose')}
          data={withPresent(
            categories.offered.map((one) => ({ value: String(one.id), label: one.name })),
            asset?.category,
          )}
          searchable
          {...form.getInputProps('categoryId')}
        />
        <TextInput
          label={t('field.inventoryNumber')}
          description={
            asset === null && nextNumber !== undefined
              ? t('hint.inventoryNumber', { next: nextNumber })
              : undefined
          }
          inputWrapperOrder={HINT_BELOW}
          required={asset !== null}
          maxLength={80}
          placeholder={asset === null ? nextNumber : undefined}
          {...form.getInputProps('inventoryNumber')}
        />
        <TextInput
          label={t('field.name')}
          description={t('hint.name')}
          inputWrapperOrder={HINT_BELOW}
          required
          maxLength={160}
          className={styles.wide}
          {...form.getInputProps('name')}
        />
        <SuggestedInput
          label={t('field.brand')}
          maxLength={80}
          brand={null}
          {...form.getInputProps('brand')}
        />
        <SuggestedInput
          label={t('field.model')}
          maxLength={120}
          brand={values.brand}
          {...form.getInputProps('model')}
        />
        <TextInput label={t('field.serial')} maxLength={120} {...form.getInputProps('serial')} />
      </Group>
      {category !== undefined && category.fields.length > 0 && (
        <Group title={t('group.own')}>
          {category.fields.map((field) => (
            <CustomFieldInput key={field.key} field={field} form={form} />
          ))}
        </Group>
      )}
      <Group title={t('group.place')}>
        <Select
          label={t('field.location')}
          data={withPresent(choices.locations, asset?.location)}
          searchable
          clearable
          {...form.getInputProps('locationId')}
        />
        <Select
          label={t('field.area')}
          data={withPresent(choices.areas, asset?.area)}
          searchable
          clearable
          {...form.getInputProps('areaId')}
        />
        <div className={styles.wide}>
          {values.parent === null ? (
            <AssetPicker
              label={t('field.parent')}
              description={t('hint.parent')}
              exceptIds={asset === null ? [] : [asset.id, ...asset.parts.map((part) => part.id)]}
              onPick={({ id, inventoryNumber, name }) =>
                form.setFieldValue('parent', { id, inventoryNumber, name })
              }
              error={form.errors['parentId']}
            />
          ) : (
            <TextInput
              label={t('field.parent')}
              readOnly
              value={`${values.parent.inventoryNumber} ${values.parent.name}`}
              error={form.errors['parentId']}
              rightSection={
                <ActionIcon
                  size="sm"
                  aria-label={t('noParent', { name: values.parent.name })}
                  onClick={() => form.setFieldValue('parent', null)}
                >
                  <IconX size={14} />
                </ActionIcon>
              }
            />
          )}
        </div>
      </Group>
      <Group title={t('group.purchase')}>
        <TextInput type="date" label={t('field.acquiredOn')} {...form.getInputProps('acquiredOn')} />
        <MoneyInput
          label={t('field.cost')}
          currency={currency}
          value={values.costCents}
          onChange={(cents) => form.setFieldValue('costCents', cents)}
          error={form.errors['costCents']}
        />
        <Select
          label={t('field.supplier')}
          data={withPresent(choices.suppliers, asset?.supplier)}
          searchable
          clearable
          {...form.getInputProps('supplierId')}
        />
        <TextInput label={t('field.invoice')} maxLength={80} {...form.getInputProps('invoice')} />
        <TextInput type="date" label={t('field.warranty')} {...form.getInputProps('warrantyUntil')} />
        <NumberInput
          label={t('field.life')}
          description={
            category === undefined
              ? undefined
              : life === null || life === undefined
                ? t('hint.lifeNone')
                : t('hint.life', { months: life })
          }
          inputWrapperOrder={HINT_BELOW}
          min={1}
          max={1_200}
          allowDecimal={false}
          placeholder={life === null || life === undefined ? undefined : String(life)}
          {...form.getInputProps('usefulLifeMonths')}
        />
      </Group>
      <Group title={t('group.more')}>
        <Textarea
          label={t('field.notes')}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={10_000}
          className={styles.wide}
          {...form.getInputProps('notes')}
        />
        {children}
      </Group>
    </Stack>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend>{title}</legend>
      <div className={styles.fields}>{children}</div>
    </fieldset>
  );
}
