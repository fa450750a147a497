import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { orpc } from '../../rpc/client.ts';
import { useAllows } from '../../rpc/session.ts';

/** Areas, services and technicians that a report can be narrowed to. */
export function useFieldChoices() {
  const seesStaff = useAllows('staff.search');
  const areas = useQuery(orpc.organisation.areas.queryOptions({ input: {} })).data?.items;
  const services = useQuery(orpc.services.list.queryOptions({ input: {} })).data?.items;
  const staff = useQuery(orpc.people.staff.queryOptions({ input: {}, enabled: seesStaff })).data?.items;
  return useMemo(() => {
    const choices = (items: readonly { id: number; name: string }[] | undefined) =>
      (items ?? []).map(({ id, name }) => ({ value: String(id), label: name }));
    return {
      areas: choices(areas),
      services: choices(services),
      technicians: choices(staff?.filter(({ roles }) => roles.includes('technician'))),
    };
  }, [areas, services, staff]);
}
