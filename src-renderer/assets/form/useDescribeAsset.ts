import { useShownSettings } from '../../signs/shownSettings.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import type { Described } from '../../ui/ConflictPanel.tsx';
import type { Choice } from '../../ui/choices.ts';
import { uiTexts } from '../../ui/texts.ts';
import { useAssetChoices } from '../useAssetChoices.ts';
import type { AssetValues } from './assetValues.ts';
import { assetFormTexts } from './texts.ts';
import type { useCategories } from './useAssetForm.ts';

/** What the form says, in words: to compare two versions of it. */
export function useDescribeAsset(
  categories: ReturnType<typeof useCategories>,
): (values: AssetValues) => Described[] {
  const t = useTexts(assetFormTexts);
  const ui = useTexts(uiTexts);
  const formats = useFormats();
  const choices = useAssetChoices();
  const { currency } = useShownSettings();
  const named = (all: readonly Choice[], value: string | null) =>
    all.find((choice) => choice.value === value)?.label ?? value ?? '';
  const day = (date: string) => (date === '' ? '' : formats.localDay(date));
  return (values) => {
    const category = categories.byId(values.categoryId);
    return [
      { label: t('field.inventoryNumber'), value: values.inventoryNumber },
      { label: t('field.name'), value: values.name },
      { label: t('field.category'), value: category?.name ?? '' },
      { label: t('field.brand'), value: values.brand },
      { label: t('field.model'), value: values.model },
      { label: t('field.serial'), value: values.serial },
      { label: t('field.location'), value: named(choices.locations, values.locationId) },
      { label: t('field.area'), value: named(choices.areas, values.areaId) },
      { label: t('field.parent'), value: values.parent?.inventoryNumber ?? '' },
      { label: t('field.acquiredOn'), value: day(values.acquiredOn) },
      {
        label: t('field.cost'),
        value: values.costCents === null ? '' : formats.money(values.costCents, currency),
      },
      { label: t('field.supplier'), value: named(choices.suppliers, values.supplierId) },
      { label: t('field.invoice'), value: values.invoice },
      { label: t('field.warranty'), value: day(values.warrantyUntil) },
      { label: t('field.life'), value: String(values.usefulLifeMonths) },
      { label: t('field.notes'), value: values.notes },
      ...(category?.fields ?? []).map((field) => {
        const value = values.custom[field.key] ?? '';
        return {
          label: field.label,
          value: typeof value === 'boolean' ? ui(value ? 'yes' : 'no') : value,
        };
      }),
    ];
  };
}
