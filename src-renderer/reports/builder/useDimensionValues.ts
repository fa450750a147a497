import { useQuery } from '@tanstack/react-query';
import { isOfClock } from '#shared/reports/spec/catalogue.ts';
import type { SpecDimension } from '#shared/reports/spec/dimension.ts';
import { valueWords } from '#shared/reports/spec/valueWords.ts';
import type { DimensionValue } from '#shared/reports/spec.ts';
import { orpc } from '../../rpc/client.ts';
import { useAllows } from '../../rpc/session.ts';
import { useShownSettings } from '../../signs/shownSettings.ts';
import { currentLanguage } from '../../texts/i18n.ts';

export interface DimensionChoice {
  readonly value: DimensionValue;
  readonly label: string;
}

/** Values that are picked from a list; null of those that are typed or searched for. */
export function useDimensionValues(dimension: SpecDimension): readonly DimensionChoice[] | null {
  const seesStaff = useAllows('staff.search');
  const { statuses } = useShownSettings();
  const is = (...some: SpecDimension[]) => some.includes(dimension);
  const areas = useQuery(orpc.organisation.areas.queryOptions({ input: {}, enabled: is('area') })).data;
  const locations = useQuery(
    orpc.organisation.locations.queryOptions({ input: {}, enabled: is('location') }),
  ).data;
  const services = useQuery(
    orpc.services.list.queryOptions({ input: {}, enabled: is('service', 'serviceCategory') }),
  ).data;
  const staff = useQuery(
    orpc.people.staff.queryOptions({ input: {}, enabled: is('technician') && seesStaff }),
  ).data;
  const categories = useQuery(
    orpc.assets.categories.queryOptions({ input: {}, enabled: is('assetCategory') }),
  ).data;
  const suppliers = useQuery(orpc.assets.suppliers.queryOptions({ input: {}, enabled: is('supplier') })).data;
  const plans = useQuery(orpc.maintenance.plans.queryOptions({ input: {}, enabled: is('plan') })).data;
  const named = (items: readonly { readonly id: number; readonly name: string }[] | undefined) =>
    (items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  switch (dimension) {
    case 'area':
      return named(areas?.items);
    case 'location':
      return named(locations?.items);
    case 'service':
      return named(services?.items);
    case 'serviceCategory':
      return [...new Set((services?.items ?? []).map(({ category }) => category))].map((value) => ({
        value,
        label: value,
      }));
    case 'technician':
      return named(staff?.items.filter(({ roles }) => roles.includes('technician')));
    case 'assetCategory':
      return named(categories?.items);
    case 'supplier':
      return named(suppliers?.items);
    case 'plan':
      return named(plans?.items);
    case 'assetStatus':
      return statuses.map(({ key, label }) => ({ value: key, label }));
    default: {
      const words = valueWords(dimension, currentLanguage());
      return words === null ? null : [...words].map(([value, label]) => ({ value, label }));
    }
  }
}

/** Whether a record may have none of it. */
export function mayBeNone(dimension: SpecDimension): boolean {
  const always: readonly SpecDimension[] = [
    'channel',
    'priority',
    'impact',
    'urgency',
    'status',
    'assetCategory',
    'assetStatus',
    'requester',
  ];
  return !always.includes(dimension) && !isOfClock(dimension);
}
