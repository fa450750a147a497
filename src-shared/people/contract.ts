import { z } from 'zod';
import {
  done,
  id,
  instant,
  instantIn,
  line,
  listOf,
  optionalLine,
  pageOf,
  paging,
  ref,
  version,
} from '../rpc/fields.ts';
import { ROLES } from '../rpc/permissions.ts';
import { command, query } from '../rpc/procedure.ts';

export const LANGUAGES = ['es', 'en', 'pt'] as const;
export type Language = (typeof LANGUAGES)[number];

export const role = z.enum(ROLES);

export const person = z.object({
  id,
  name: z.string(),
  username: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  employeeNumber: z.string().nullable(),
  post: z.string().nullable(),
  area: ref.nullable(),
  location: ref.nullable(),
  calendar: ref.nullable(),
  activeLimit: z.number().int().nullable(),
  language: z.enum(LANGUAGES),
  roles: z.array(role),
  teams: z.array(ref),
  skills: z.array(ref),
  headsAreas: z.array(ref),
  isExternal: z.boolean(),
  isEnabled: z.boolean(),
  hasAccount: z.boolean(),
  /** Signs in with a code besides the password. */
  hasSecondFactor: z.boolean(),
  lockedUntil: instant.nullable(),
  absences: z.array(
    z.object({ id, from: instant, to: instant, kind: z.string(), note: z.string().nullable(), version }),
  ),
  version,
});
export type Person = z.infer<typeof person>;

/** What a list of people shows; the load is null for whoever is no technician. */
export const personRow = z.object({
  id,
  name: z.string(),
  username: z.string().nullable(),
  email: z.string().nullable(),
  post: z.string().nullable(),
  area: ref.nullable(),
  location: ref.nullable(),
  roles: z.array(role),
  teams: z.array(ref),
  skills: z.array(ref),
  isExternal: z.boolean(),
  isEnabled: z.boolean(),
  load: z
    .object({
      active: z.number().int(),
      limit: z.number().int(),
      isOnShift: z.boolean(),
      isAbsent: z.boolean(),
    })
    .nullable(),
  version,
});
export type PersonRow = z.infer<typeof personRow>;

/** Stored in lower case; letters, digits and what user names and e-mail addresses are written with. */
export const username = z
  .string()
  .trim()
  .toLowerCase()
  .min(2)
  .max(60)
  .regex(/^[\p{L}\p{N}._@+-]+$/u);
/** ASVS 5, 6.2: at least 8 characters (12 asked of people), up to 128, any character, no composition rules. */
export const password = z.string().min(12).max(128);

const editable = {
  name: line(120),
  username: username.nullable(),
  email: z.union([z.email().max(200), z.literal('').transform(() => null)]).nullable(),
  phone: optionalLine(40),
  employeeNumber: optionalLine(40),
  post: optionalLine(120),
  areaId: id.nullable(),
  locationId: id.nullable(),
  calendarId: id.nullable(),
  activeLimit: z.number().int().min(0).max(200).nullable(),
  language: z.enum(LANGUAGES),
  roles: z.array(role),
  teamIds: z.array(id),
  skillIds: z.array(id),
  isExternal: z.boolean(),
};

export const peopleContract = {
  list: query({
    permission: 'people.read',
    route: 'GET /people',
    summary: 'People, searched by name, user name, e-mail or employee number',
    input: z.object({
      ...paging,
      q: z.string().trim().max(100).optional(),
      role: role.optional(),
      areaId: id.optional(),
      isEnabled: z.boolean().optional(),
    }),
    output: pageOf(personRow),
  }),
  staff: query({
    permission: 'staff.search',
    route: 'GET /staff',
    summary: 'Staff by name, team, skill and shift, with their load',
    input: z.object({
      q: z.string().trim().max(100).optional(),
      teamId: id.optional(),
      skillId: id.optional(),
      isOnShift: z.boolean().optional(),
    }),
    output: listOf(personRow),
  }),
  get: query({
    permission: 'people.read',
    route: 'GET /people/{id}',
    summary: 'A person',
    input: z.object({ id }),
    output: person,
  }),
  create: command({
    permission: 'people.manage',
    route: 'POST /people',
    status: 201,
    summary: 'Create a person; with a user name they get a temporary password, shown once',
    input: z.object(editable),
    output: z.object({ person, temporaryPassword: z.string().nullable() }),
  }),
  update: command({
    permission: 'people.manage',
    route: 'PUT /people/{id}',
    summary: 'Change a person',
    input: z.object({ id, version, ...editable }),
    output: person,
  }),
  disable: command({
    permission: 'people.manage',
    route: 'POST /people/{id}/disable',
    summary:
      'Disable: sessions end, a technician’s active tickets go back to the queue; tells what they still hold in custody',
    input: z.object({ id, version }),
    /** `held`: how many things they still have in custody, to be given back or passed on. */
    output: z.object({ person, requeued: z.number().int(), held: z.number().int() }),
  }),
  enable: command({
    permission: 'people.manage',
    route: 'POST /people/{id}/enable',
    summary: 'Enable again',
    input: z.object({ id, version }),
    output: person,
  }),
  resetPassword: command({
    permission: 'people.manage',
    route: 'POST /people/{id}/password',
    summary: 'Give a temporary password, shown once; lifts a lock-out and ends the person’s sessions',
    input: z.object({ id }),
    /** Null when this repeats an earlier call: it is shown once and kept nowhere. */
    output: z.object({ temporaryPassword: z.string().nullable() }),
  }),
  addAbsence: command({
    permission: 'absences.manage',
    route: 'POST /people/{id}/absences',
    status: 201,
    summary: 'Record an absence; answers with the active tickets to hand on',
    input: z.object({
      id,
      from: instantIn,
      to: instantIn,
      kind: z.enum(['vacation', 'sick', 'training', 'other']),
      note: optionalLine(200).optional(),
    }),
    output: z.object({
      person,
      activeTickets: z.array(z.object({ id, folio: z.string(), title: z.string() })),
    }),
  }),
  removeAbsence: command({
    permission: 'absences.manage',
    route: 'POST /absences/{id}/remove',
    summary: 'Take an absence away',
    input: z.object({ id, version }),
    output: person,
  }),
  updateMine: command({
    permission: 'session',
    route: 'PUT /me',
    summary: 'Change one’s own language and telephone',
    input: z.object({ language: z.enum(LANGUAGES), phone: optionalLine(40) }),
    output: done,
  }),
};
