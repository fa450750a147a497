import { useQuery } from '@tanstack/react-query';
import { orpc } from '../rpc/client.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

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
    areas: enabled(areas.data?.items),
    locations: enabled(locations.data?.items),
    calendars: enabled(calendars.data?.items),
    teams: enabled(teams.data?.items),
    skills: enabled(skills.data?.items),
  };
}

interface Named {
  readonly id: number;
  readonly name: string;
  readonly isEnabled?: boolean;
}

function enabled(items: readonly Named[] | undefined): Choice[] {
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
