import { useQuery } from '@tanstack/react-query';
import { orpc } from '../rpc/client.ts';
import { type Choice, offered } from '../ui/choices.ts';

export interface PersonChoices {
  readonly areas: readonly Choice[];
  readonly locations: readonly Choice[];
  readonly calendars: readonly Choice[];
  readonly teams: readonly Choice[];
  readonly skills: readonly Choice[];
}

/** What a person can be given: areas, locations, shifts, teams, skills. */
export function usePersonChoices(): PersonChoices {
  const areas = useQuery(orpc.organisation.areas.queryOptions({ input: {} }));
  const locations = useQuery(orpc.organisation.locations.queryOptions({ input: {} }));
  const calendars = useQuery(orpc.calendars.list.queryOptions({ input: {} }));
  const teams = useQuery(orpc.organisation.teams.queryOptions({ input: {} }));
  const skills = useQuery(orpc.organisation.skills.queryOptions({ input: {} }));
  return {
    areas: offered(areas.data?.items),
    locations: offered(locations.data?.items),
    calendars: offered(calendars.data?.items),
    teams: offered(teams.data?.items),
    skills: offered(skills.data?.items),
  };
}
