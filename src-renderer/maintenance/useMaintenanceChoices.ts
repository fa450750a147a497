import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { orpc } from '../rpc/client.ts';
import { offered } from '../ui/choices.ts';

/** What agenda, records and plans can be given or filtered by. */
export function useMaintenanceChoices() {
  const plans = useQuery(orpc.maintenance.plans.queryOptions({ input: { withDisabled: true, limit: 200 } }))
    .data?.items;
  const categories = useQuery(orpc.assets.categories.queryOptions({ input: { kind: 'equipment' } })).data
    ?.items;
  const locations = useQuery(orpc.organisation.locations.queryOptions({ input: {} })).data?.items;
  const suppliers = useQuery(orpc.assets.suppliers.queryOptions({ input: {} })).data?.items;
  const services = useQuery(orpc.services.list.queryOptions({ input: {} })).data?.items;
  return useMemo(
    () => ({
      plans: (plans ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
      categories: offered(categories),
      locations: offered(locations),
      suppliers: offered(suppliers),
      services: offered(services),
    }),
    [plans, categories, locations, suppliers, services],
  );
}
