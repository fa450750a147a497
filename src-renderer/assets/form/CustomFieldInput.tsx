import { Checkbox, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { CustomField } from '#shared/assets/asset.ts';
import styles from './AssetForm.module.css';
import type { AssetValues } from './assetValues.ts';

interface CustomFieldInputProps {
  readonly field: CustomField;
  readonly form: UseFormReturnType<AssetValues>;
}

/** One of the category's own fields. */
export function CustomFieldInput({ field, form }: CustomFieldInputProps) {
  const path = `custom.${field.key}`;
  const value = form.getValues().custom[field.key];
  const set = (next: string | boolean) => {
    form.setFieldValue('custom', { ...form.getValues().custom, [field.key]: next });
    form.clearFieldError(path);
  };
  const shared = { label: field.label, error: form.errors[path], 'data-path': path };
  if (field.type === 'yesNo') {
    return (
      <Checkbox
        {...shared}
        className={styles.yesNo ?? ''}
        checked={value === true}
        onChange={(event) => set(event.currentTarget.checked)}
      />
    );
  }
  const text = typeof value === 'string' ? value : '';
  if (field.type === 'choice') {
    // A choice that was taken off the list stays readable where it is set.
    const choices = text === '' || field.choices.includes(text) ? field.choices : [text, ...field.choices];
    return (
      <Select
        {...shared}
        required={field.isRequired}
        clearable
        searchable={choices.length > 7}
        data={[...choices]}
        value={text === '' ? null : text}
        onChange={(next) => set(next ?? '')}
      />
    );
  }
  return (
    <TextInput
      {...shared}
      required={field.isRequired}
      type={field.type === 'date' ? 'date' : 'text'}
      maxLength={2_000}
      {...(field.type === 'number' ? { inputMode: 'decimal' as const } : {})}
      value={text}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}
