import { calendarsHandlers } from '../calendars/service.ts';
import { organisationHandlers } from '../organisation/service.ts';
import { addPerson } from '../people/service.ts';
import type { Actor, CommandContext } from '../rpc/context.ts';
import { servicesHandlers } from '../services/service.ts';
import { writeStarter } from '../setup/service.ts';
import { slaHandlers } from '../sla/service.ts';
import { cast } from './cast.ts';
import type { Institution } from './made.ts';
import { act, type Moments } from './moment.ts';
import { ownSkills, personInput } from './people.ts';
import {
  areas,
  institution,
  locations,
  moreSkills,
  OFFICE_HOURS,
  ON_CALL,
  procedures,
  SPECIALITY,
  SPECIALITY_SKILL,
  shifts,
  teams,
} from './places.ts';

export async function createInstitution(
  moments: Moments,
  foundedAt: number,
  passwordHash: string,
): Promise<Institution> {
  await writeStarter(moments.byItself(foundedAt), {
    ...institution,
    holidayTemplate: 'federal',
    hours: OFFICE_HOURS,
  });
  const member = cast.find(({ role }) => role === 'administrator');
  if (member === undefined) throw new Error('The cast has no administrator');
  const person = personInput({
    name: member.name,
    username: member.username,
    post: member.post,
    roles: [member.role],
    email: `${member.username}@muestra.example`,
    employeeNumber: 'E10000',
  });
  const id = await addPerson(moments.byItself(foundedAt), person, { passwordHash, mustChange: false });
  const actor: Actor = {
    id,
    name: member.name,
    roles: [member.role],
    areaId: null,
    headsAreaIds: [],
    language: 'es',
    sessionId: 0,
    mustChangePassword: false,
  };
  const ctx = () => moments.at(foundedAt, actor);

  const areaIds: number[] = [];
  for (const [name, code] of areas) {
    areaIds.push(
      (await act(organisationHandlers.saveArea, ctx(), { name, code, headIds: [], isEnabled: true })).id,
    );
  }
  const locationIds: number[] = [];
  for (const [name, address] of locations) {
    locationIds.push(
      (await act(organisationHandlers.saveLocation, ctx(), { name, address, isEnabled: true })).id,
    );
  }
  const teamIds: number[] = [];
  for (const { name } of teams) {
    teamIds.push(
      (await act(organisationHandlers.saveTeam, ctx(), { name, memberIds: [], isEnabled: true })).id,
    );
  }
  const shiftOf = new Map<string, number>();
  let onCallId = 0;
  for (const { name, hours, holidayTemplate, worked } of shifts) {
    const { calendar } = await act(calendarsHandlers.save, ctx(), {
      name,
      timeZone: institution.timeZone,
      holidayTemplate,
      isDefault: false,
      isEnabled: true,
      versions: [{ validFrom: null, hours }],
      holidays: [],
    });
    for (const username of worked) shiftOf.set(username, calendar.id);
    if (name === ON_CALL) onCallId = calendar.id;
  }
  for (const { name } of moreSkills) await act(organisationHandlers.saveSkill, ctx(), { name });

  const skills = await moments.tx.selectFrom('skills').select(['id', 'name']).execute();
  const services = await moments.tx.selectFrom('services').select(['id', 'name']).execute();
  const serviceIds = new Map(services.map((service) => [service.name, service.id]));
  for (const [name, body] of Object.entries(procedures)) {
    const serviceId = serviceIds.get(name);
    if (serviceId === undefined) throw new Error(`The starter catalogue has no service ${name}`);
    await act(servicesHandlers.saveProcedure, ctx(), { id: serviceId, body, afterNumber: 0 });
  }
  const specialSkillId = skills.find(({ name }) => name === SPECIALITY_SKILL)?.id ?? null;
  const speciality = await saveSpeciality(ctx(), specialSkillId);
  serviceIds.set(SPECIALITY, speciality.id);
  const systemsId = serviceIds.get('Falla de un sistema institucional') ?? null;
  await act(slaHandlers.savePolicy, ctx(), {
    serviceId: systemsId,
    priority: 'critical',
    firstResponseMinutes: 15,
    resolutionMinutes: 180,
    atRiskPercent: 70,
    calendarId: onCallId,
    applyToOpen: false,
  });

  const own = new Set(moreSkills.map(({ name }) => name));
  return {
    administrator: { username: member.username, actor },
    areaIds,
    locationIds,
    teamIds,
    shiftOf,
    serviceIds,
    skillsOf: (username) =>
      skills
        .filter(({ name }) => !own.has(name) || ownSkills(username).includes(name))
        .map((skill) => skill.id),
    endSpeciality: async (ending) => {
      await saveSpeciality(ending, specialSkillId, speciality);
    },
  };
}

/** The service of a skill that nobody has: offered when the weeks begin, taken away before a newcomer comes. */
async function saveSpeciality(
  ctx: CommandContext,
  skillId: number | null,
  known?: { readonly id: number; readonly version: number },
): Promise<{ readonly id: number; readonly version: number }> {
  const { id, version } = await act(servicesHandlers.save, ctx, {
    ...known,
    category: 'Red y telefonía',
    name: SPECIALITY,
    description: 'Empalme y medición de enlaces internos.',
    defaultImpact: 'medium',
    defaultUrgency: 'medium',
    estimatedMinutes: 240,
    skillId,
    needsApproval: false,
    printedForm: 'none',
    position: 9,
    isEnabled: known === undefined,
  });
  return { id, version };
}
