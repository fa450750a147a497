import type { Language, Person } from '#shared/people/contract.ts';
import { ROLES, type Role } from '#shared/rpc/permissions.ts';

/** A person as the form holds them: texts empty instead of null, ids as the selects write them. */
export interface PersonValues {
  name: string;
  username: string;
  email: string;
  phone: string;
  employeeNumber: string;
  post: string;
  areaId: string | null;
  locationId: string | null;
  calendarId: string | null;
  activeLimit: number | string;
  language: Language;
  roles: Role[];
  teamIds: string[];
  skillIds: string[];
  isExternal: boolean;
}

/** The form for a person; for nobody yet, that of a requester in the institution's language. */
export function personValues(person: Person | null, language: Language): PersonValues {
  return {
    name: person?.name ?? '',
    username: person?.username ?? '',
    email: person?.email ?? '',
    phone: person?.phone ?? '',
    employeeNumber: person?.employeeNumber ?? '',
    post: person?.post ?? '',
    areaId: idText(person?.area),
    locationId: idText(person?.location),
    calendarId: idText(person?.calendar),
    activeLimit: person?.activeLimit ?? '',
    language: person?.language ?? language,
    roles: person?.roles.slice() ?? ['requester'],
    teamIds: person?.teams.map((team) => String(team.id)) ?? [],
    skillIds: person?.skills.map((skill) => String(skill.id)) ?? [],
    isExternal: person?.isExternal ?? false,
  };
}

/**
 * What the service is sent. Somebody external has no account and is a requester only; teams, skills, shift and limit
 * belong to technicians: what the form hides is not sent.
 */
export function personInput(values: PersonValues) {
  const isTechnician = !values.isExternal && values.roles.includes('technician');
  const written = (text: string) => (text.trim() === '' ? null : text.trim());
  return {
    name: values.name.trim(),
    username: values.isExternal ? null : (written(values.username)?.toLowerCase() ?? null),
    email: written(values.email),
    phone: written(values.phone),
    employeeNumber: written(values.employeeNumber),
    post: written(values.post),
    areaId: idOf(values.areaId),
    locationId: idOf(values.locationId),
    calendarId: isTechnician ? idOf(values.calendarId) : null,
    activeLimit: isTechnician && values.activeLimit !== '' ? Number(values.activeLimit) : null,
    language: values.language,
    roles: values.isExternal
      ? (['requester'] satisfies Role[])
      : ROLES.filter((role) => values.roles.includes(role)),
    teamIds: isTechnician ? values.teamIds.map(Number) : [],
    skillIds: isTechnician ? values.skillIds.map(Number) : [],
    isExternal: values.isExternal,
  };
}

export type PersonProblem = 'required' | 'tooShort' | 'username' | 'email' | 'roleMissing' | 'limit';

const USERNAME = /^[\p{L}\p{N}._@+-]+$/u;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What is wrong, by field; the words for it are the form's. */
export function personProblems(values: PersonValues): Partial<Record<keyof PersonValues, PersonProblem>> {
  const problems: Partial<Record<keyof PersonValues, PersonProblem>> = {};
  const username = values.username.trim();
  if (values.name.trim() === '') problems.name = 'required';
  if (!values.isExternal && username !== '') {
    if (username.length < 2) problems.username = 'tooShort';
    else if (!USERNAME.test(username)) problems.username = 'username';
  }
  if (values.email.trim() !== '' && !EMAIL.test(values.email.trim())) problems.email = 'email';
  if (!values.isExternal && values.roles.length === 0) problems.roles = 'roleMissing';
  const limit = values.activeLimit === '' ? null : Number(values.activeLimit);
  if (limit !== null && (!Number.isInteger(limit) || limit < 0 || limit > 200))
    problems.activeLimit = 'limit';
  return problems;
}

function idText(ref: { readonly id: number } | null | undefined): string | null {
  return ref === null || ref === undefined ? null : String(ref.id);
}

function idOf(text: string | null): number | null {
  return text === null ? null : Number(text);
}
