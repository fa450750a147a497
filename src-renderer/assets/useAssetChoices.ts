import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { orpc } from '../rpc/client.ts';
import { useShownSettings } from '../signs/shownSettings.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What an asset can be given or be filtered by. */
export function useAssetChoices() {
  const categories = useQuery(orpc.assets.categories.queryOptions({ input: {} })).data?.items;
  const suppliers = useQuery(orpc.assets.suppliers.queryOptions({ input: {} })).data?.items;
  const areas = useQuery(orpc.organisation.areas.queryOptions({ input: {} })).data?.items;
  const locations = useQuery(orpc.organisation.locations.queryOptions({ input: {} })).data?.items;
  const { statuses } = useShownSettings();
  return useMemo(
    () => ({
      categories: offered(categories),
      suppliers: offered(suppliers),
      areas: offered(areas),
      locations: offered(locations),
      statuses: statuses.map(({ key, label }) => ({ value: key, label })),
    }),
    [categories, suppliers, areas, locations, statuses],
  );
}

interface Named {
  readonly id: number;
  readonly name: string;
  readonly isEnabled?: boolean;
}

function offered(items: readonly Named[] | undefined): Choice[] {
  return (items ?? [])
    .filter((item) => item.isEnabled !== false)
    .map((item) => ({ value: String(item.id), label: item.name }));
}

/** The choices and, first, one that is set although it is no longer offered (a closed area, say). */
export function withPresent(
  choices: readonly Choice[],
  present: { readonly id: number; readonly name: string } | null | undefined,
): Choice[] {
  if (present === null || present === undefined) return [...choices];
  const value = String(present.id);
  return choices.some((choice) => choice.value === value)
    ? [...choices]
    : [{ value, label: present.name }, ...choices];
}
