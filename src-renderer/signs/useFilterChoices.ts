import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { orpc } from '../rpc/client.ts';
import { useAllows } from '../rpc/session.ts';
import { type Choice, choicesOf } from '../ui/choices.ts';

/** Areas, services and technicians that figures can be narrowed to. Technicians look only at themselves. */
export function useFilterChoices(): Readonly<
  Record<'areas' | 'services' | 'technicians', readonly Choice[]>
> {
  const seesStaff = useAllows('staff.search');
  const areas = useQuery(orpc.organisation.areas.queryOptions({ input: {} })).data?.items;
  const services = useQuery(orpc.services.list.queryOptions({ input: {} })).data?.items;
  const staff = useQuery(orpc.people.staff.queryOptions({ input: {}, enabled: seesStaff })).data?.items;
  return useMemo(
    () => ({
      areas: choicesOf(areas),
      services: choicesOf(services),
      technicians: choicesOf(staff?.filter(({ roles }) => roles.includes('technician'))),
    }),
    [areas, services, staff],
  );
}
