import type { CustomField, CustomValues } from '#shared/assets/asset.ts';
import type { Formats } from '../../texts/formats.ts';

interface Say {
  readonly formats: Pick<Formats, 'money' | 'localDay' | 'list'>;
  readonly currency: string;
  /** The category's own fields, and their values in words. */
  readonly fields: readonly CustomField[];
  readonly custom: (field: Pick<CustomField, 'type'>, value: CustomValues[string]) => string | null;
}

/** A value of an asset's history as people read it; null: none, or nothing that can be said. */
export function valueWord(field: string, value: unknown, say: Say): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'object') {
    if (field === 'custom') return customWords(value as CustomValues, say);
    // Whatever was told by id comes with its name, a status with its label.
    if ('label' in value && typeof value.label === 'string') return value.label;
    return 'name' in value && typeof value.name === 'string' && value.name !== '' ? value.name : null;
  }
  if (field === 'costCents' && typeof value === 'number') return say.formats.money(value, say.currency);
  if ((field === 'acquiredOn' || field === 'warrantyUntil') && typeof value === 'string') {
    return say.formats.localDay(value);
  }
  if (field === 'names' && typeof value === 'string') return say.formats.list(value.split('\n'));
  return String(value);
}

function customWords(values: CustomValues, { fields, custom }: Say): string | null {
  const words = Object.entries(values).map(([key, value]) => {
    const field = fields.find((one) => one.key === key);
    return `${field?.label ?? key}: ${custom(field ?? { type: 'text' }, value) ?? ''}`.trim();
  });
  return words.length === 0 ? null : words.join(', ');
}
