import type { WeeklyHours } from '#shared/calendars/calendarRules.ts';
import type { HolidayTemplate } from '#shared/calendars/holidays.ts';
import type { Language } from '#shared/people/contract.ts';
import { defaultSettings } from '#shared/settings/contract.ts';
import { starterAssetCategories, starterFields } from '#shared/setup/starterAssetCategories.ts';
import { starterCalendarName, starterCatalogue, starterSkills } from '#shared/setup/starterCatalogue.ts';
import { starterInventory } from '#shared/setup/starterInventory.ts';
import { DEFAULT_POLICIES } from '#shared/sla/defaultPolicies.ts';
import { PRIORITIES } from '#shared/sla/priority.ts';
import { createCategory } from '../assets/service.ts';
import type { CommandContext } from '../rpc/context.ts';
import { writeSettingGroup } from '../settings/service.ts';
import * as queries from './queries.ts';

export interface Institution {
  readonly name: string;
  readonly folioPrefix: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly holidayTemplate: HolidayTemplate;
  readonly hours: WeeklyHours;
}

/** Monday to Friday, eight hours with an hour at noon: what a first start offers. */
export const STARTER_HOURS: WeeklyHours = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [
    day,
    [
      ['09:00', '14:00'],
      ['15:00', '18:00'],
    ],
  ]),
);

export const STARTER_TIME_ZONE = defaultSettings.institution.timeZone;

type Writing = Pick<CommandContext, 'tx' | 'trail'>;

/**
 * Makes an institution able to work: its settings, a default calendar, a general policy for each priority, a catalogue
 * of services and the categories of an inventory. Policies, services and categories that are there already (after an import into an empty folder) stay; its
 * calendar takes what was chosen. Answers with the id of the calendar where it was changed, else null: deadlines that
 * were counted in it are to be computed anew.
 */
export async function writeStarter(ctx: Writing, institution: Institution): Promise<number | null> {
  const { name, folioPrefix, language, timeZone } = institution;
  const { accent } = defaultSettings.institution;
  await writeSettingGroup(ctx, 'institution', { name, folioPrefix, language, timeZone, accent });
  const { inventory, printing } = starterInventory(language);
  if (inventory !== undefined) await writeSettingGroup(ctx, 'inventory', inventory);
  if (printing !== undefined) await writeSettingGroup(ctx, 'printing', printing);

  const there = await queries.present(ctx.tx);
  if (there.calendarId === null) await writeCalendar(ctx, institution);
  else await changeCalendar(ctx, there.calendarId, institution);
  for (const priority of PRIORITIES) {
    if (there.policies.includes(priority)) continue;
    const promise = { priority, ...DEFAULT_POLICIES[priority] };
    await created(ctx, 'slaPolicy', await queries.insertGeneralPolicy(ctx.tx, promise), promise);
  }
  if (!there.hasServices) await writeCatalogue(ctx, language);
  if (!there.hasAssetCategories) await writeAssetCategories(ctx, language);
  return there.calendarId;
}

async function changeCalendar(ctx: Writing, id: number, institution: Institution): Promise<void> {
  const { timeZone, holidayTemplate, hours } = institution;
  await queries.rewriteCalendar(ctx.tx, id, { timeZone, holidayTemplate, hours });
  await ctx.trail.record({
    action: 'calendar.changed',
    entity: 'calendar',
    entityId: id,
    data: { after: { timeZone, holidayTemplate, hours } },
    rows: ['calendar', 'calendarVersions'].map((entity) => ({ entity, id })),
  });
}

async function writeCalendar(ctx: Writing, institution: Institution): Promise<void> {
  const { timeZone, holidayTemplate, hours, language } = institution;
  const calendar = { name: starterCalendarName[language], timeZone, holidayTemplate, hours };
  const id = await queries.insertDefaultCalendar(ctx.tx, calendar);
  await created(ctx, 'calendar', id, { ...calendar, isDefault: true }, ['calendarVersions']);
}

async function writeCatalogue(ctx: Writing, language: Language): Promise<void> {
  const skillIds = new Map<string, number>();
  for (const [key, words] of Object.entries(starterSkills)) {
    const skill = await queries.skillNamed(ctx.tx, words[language]);
    skillIds.set(key, skill.id);
    if (skill.isNew) await created(ctx, 'skill', skill.id, { name: words[language] });
  }
  for (const { category, services } of starterCatalogue) {
    for (const [index, service] of services.entries()) {
      const fields: queries.NewService = {
        category: category[language],
        name: service.name[language],
        description: service.description[language],
        defaultImpact: service.impact,
        defaultUrgency: service.urgency,
        estimatedMinutes: service.estimatedMinutes,
        skillId: service.skill === undefined ? null : (skillIds.get(service.skill) ?? null),
        needsApproval: service.needsApproval ?? false,
        printedForm: service.printedForm ?? 'none',
        position: index,
      };
      await created(ctx, 'service', await queries.insertService(ctx.tx, fields), fields);
    }
  }
}

async function writeAssetCategories(ctx: Writing, language: Language): Promise<void> {
  for (const [index, category] of starterAssetCategories.entries()) {
    await createCategory(ctx, {
      name: category.name[language],
      kind: category.kind,
      usefulLifeMonths: category.usefulLifeMonths,
      fields: starterFields(category, language),
      position: index + 1,
      isEnabled: true,
    });
  }
}

async function created(
  { trail }: Writing,
  entity: string,
  id: number,
  after: object,
  sets: readonly string[] = [],
): Promise<void> {
  await trail.record({
    action: `${entity}.created`,
    entity,
    entityId: id,
    version: 1,
    data: { after },
    rows: [entity, ...sets].map((each) => ({ entity: each, id })),
  });
}
