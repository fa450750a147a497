import type { Generated } from 'kysely';
import type { Role } from '#shared/rpc/permissions.ts';
import type { Flag } from './flag.ts';

// The tables of migrations/0010_people.ts.

export interface AreasTable {
  id: Generated<number>;
  name: string;
  code: string | null;
  isEnabled: Generated<Flag>;
  version: Generated<number>;
}

export interface LocationsTable {
  id: Generated<number>;
  name: string;
  address: string | null;
  isEnabled: Generated<Flag>;
  version: Generated<number>;
}

export interface SkillsTable {
  id: Generated<number>;
  name: string;
  version: Generated<number>;
}

export interface PeopleTable {
  id: Generated<number>;
  name: string;
  foldedName: string;
  username: string | null;
  email: string | null;
  phone: string | null;
  employeeNumber: string | null;
  post: string | null;
  areaId: number | null;
  locationId: number | null;
  calendarId: number | null;
  activeLimit: number | null;
  language: Generated<string>;
  isExternal: Generated<Flag>;
  isEnabled: Generated<Flag>;
  createdAt: number;
  version: Generated<number>;
}

export interface PersonRolesTable {
  id: Generated<number>;
  personId: number;
  role: Role;
}

export interface AreaHeadsTable {
  id: Generated<number>;
  areaId: number;
  personId: number;
}

export interface TeamsTable {
  id: Generated<number>;
  name: string;
  isEnabled: Generated<Flag>;
  version: Generated<number>;
}

export interface TeamMembersTable {
  id: Generated<number>;
  teamId: number;
  personId: number;
}

export interface PersonSkillsTable {
  id: Generated<number>;
  personId: number;
  skillId: number;
}

export interface AbsencesTable {
  id: Generated<number>;
  personId: number;
  fromAt: number;
  toAt: number;
  kind: string;
  note: string | null;
  createdById: number | null;
  version: Generated<number>;
}

export interface CredentialsTable {
  id: number;
  passwordHash: string;
  mustChange: Generated<Flag>;
  changedAt: number;
}

export interface SignInFailuresTable {
  personId: number;
  failures: number;
  lastAt: number;
  lockedUntil: number | null;
}

export interface SessionsTable {
  id: Generated<number>;
  tokenHash: Uint8Array;
  personId: number;
  createdAt: number;
  lastSeenAt: number;
  expiresAt: number;
  endedAt: number | null;
  origin: string;
  device: string;
  /** Since 0080: of a script's token; null of what a person at a screen opened. */
  name: string | null;
  scope: string | null;
}

export interface SecondFactorsTable {
  id: number;
  secret: Uint8Array;
  confirmedAt: number | null;
  lastStep: Generated<number>;
  recovery: Generated<string>;
}
