import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { orpc } from '../rpc/client.ts';
import { useShownSettings } from '../signs/shownSettings.ts';
import { offered } from '../ui/choices.ts';

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
