import { useQuery } from '@tanstack/react-query';
import type { CustomField } from '#shared/assets/asset.ts';
import type { AssetCategory } from '#shared/assets/fields.ts';
import { orpc } from '../../rpc/client.ts';
import { rpcTexts } from '../../rpc/texts.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { recordTexts } from '../../ui/recordTexts.ts';
import { type AssetValues, problemsOf } from './assetValues.ts';
import { assetFormTexts } from './texts.ts';

/** The categories, with the one that is chosen; its own fields are part of the form. */
export function useCategories() {
  const query = useQuery(orpc.assets.categories.queryOptions({ input: { withDisabled: true } }));
  const all = (query.data?.items ?? []).filter((one) => one.kind === 'equipment');
  return {
    isThere: query.data !== undefined,
    /** For a new asset: those in use. */
    offered: all.filter((one) => one.isEnabled),
    byId: (id: string | null): AssetCategory | undefined => all.find((one) => String(one.id) === id),
  };
}

/** What keeps the form from being sent, in words, by field. */
export function useAssetProblems() {
  const t = useTexts(assetFormTexts);
  const fields = useTexts(rpcTexts);
  const record = useTexts(recordTexts);
  return (values: AssetValues, own: readonly CustomField[]): Record<string, string> =>
    Object.fromEntries(
      Object.entries(problemsOf(values, own)).map(([field, problem]) => {
        switch (problem) {
          case 'money':
            return [field, record('moneyWrong')];
          case 'months':
            return [field, fields('field.number', { min: 1, max: 1_200 })];
          case 'warrantyBefore':
            return [field, t('problem.warrantyBefore')];
          case 'number':
            return [field, fields('field.format')];
          default:
            return [field, fields('field.required')];
        }
      }),
    );
}
