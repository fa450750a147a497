import { z } from 'zod';
import { id, line, listOf, optionalLine, ref, version } from '../rpc/fields.ts';
import { command, query } from '../rpc/procedure.ts';

const area = z.object({
  id,
  name: z.string(),
  code: z.string().nullable(),
  heads: z.array(ref),
  isEnabled: z.boolean(),
  version,
});
const location = z.object({
  id,
  name: z.string(),
  address: z.string().nullable(),
  isEnabled: z.boolean(),
  version,
});
const team = z.object({ id, name: z.string(), members: z.array(ref), isEnabled: z.boolean(), version });
const skill = z.object({ id, name: z.string(), technicians: z.number().int(), version });
export type Area = z.infer<typeof area>;
export type Location = z.infer<typeof location>;
export type Team = z.infer<typeof team>;
export type Skill = z.infer<typeof skill>;

/** A save without id and version creates. */
const saved = { id: id.optional(), version: version.optional() };

/** Areas with their heads, locations, teams of technicians and skills. */
export const organisationContract = {
  areas: query({
    permission: 'session',
    route: 'GET /areas',
    summary: 'Areas and their heads',
    input: z.object({}),
    output: listOf(area),
  }),
  saveArea: command({
    permission: 'people.manage',
    route: 'POST /areas',
    summary: 'Create or change an area',
    input: z.object({
      ...saved,
      name: line(160),
      code: optionalLine(20),
      headIds: z.array(id).max(20),
      isEnabled: z.boolean().default(true),
    }),
    output: area,
  }),
  locations: query({
    permission: 'session',
    route: 'GET /locations',
    summary: 'Locations',
    input: z.object({}),
    output: listOf(location),
  }),
  saveLocation: command({
    permission: 'people.manage',
    route: 'POST /locations',
    summary: 'Create or change a location',
    input: z.object({
      ...saved,
      name: line(160),
      address: optionalLine(300),
      isEnabled: z.boolean().default(true),
    }),
    output: location,
  }),
  teams: query({
    permission: 'people.read',
    route: 'GET /teams',
    summary: 'Teams of technicians',
    input: z.object({}),
    output: listOf(team),
  }),
  saveTeam: command({
    permission: 'people.manage',
    route: 'POST /teams',
    summary: 'Create or change a team',
    input: z.object({
      ...saved,
      name: line(120),
      memberIds: z.array(id).max(500),
      isEnabled: z.boolean().default(true),
    }),
    output: team,
  }),
  skills: query({
    permission: 'people.read',
    route: 'GET /skills',
    summary: 'Skills and how many technicians have them',
    input: z.object({}),
    output: listOf(skill),
  }),
  saveSkill: command({
    permission: 'people.manage',
    route: 'POST /skills',
    summary: 'Create or rename a skill',
    input: z.object({ ...saved, name: line(80) }),
    output: skill,
  }),
};
