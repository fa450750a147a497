import type { CustomField, CustomValues } from '#shared/assets/asset.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { uiTexts } from '../../ui/texts.ts';

/** A value of a category's own field as people read it; null: none. */
export function useCustomText(): (
  field: Pick<CustomField, 'type'>,
  value: CustomValues[string] | undefined,
) => string | null {
  const ui = useTexts(uiTexts);
  const formats = useFormats();
  return (field, value) => {
    if (value === undefined || value === '') return null;
    if (typeof value === 'boolean') return value ? ui('yes') : ui('no');
    if (typeof value === 'number') return formats.number(value);
    return field.type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? formats.localDay(value) : value;
  };
}
