import type { WeeklyHours } from '#shared/calendars/calendarRules.ts';
import type { HolidayTemplate } from '#shared/calendars/holidays.ts';
import type { Language } from '#shared/people/contract.ts';

/** Everything that a first start asks. */
export interface SetupAnswers {
  setupCode: string;
  institution: string;
  folioPrefix: string;
  language: Language;
  timeZone: string;
  hours: WeeklyHours;
  holidayTemplate: HolidayTemplate;
  name: string;
  username: string;
  password: string;
  again: string;
}

export const STEPS = ['institution', 'language', 'hours', 'administrator'] as const;
export type Step = (typeof STEPS)[number];

export type SetupFault =
  | 'required'
  | 'prefixRule'
  | 'usernameRule'
  | 'tooShort'
  | 'differs'
  | 'none'
  | 'hours'
  | 'wrongCode';

/** ASVS 5, 6.2: what the contract asks of people. */
export const SHORTEST_PASSWORD = 12;

/** What is still wrong in a step, by field; empty when one may go on. */
export function faultsOf(
  step: Step,
  answers: SetupAnswers,
  needsCode: boolean,
  areHoursRight: boolean,
): Partial<Record<keyof SetupAnswers, SetupFault>> {
  switch (step) {
    case 'institution':
      return {
        ...(answers.institution.trim() === '' ? { institution: 'required' } : {}),
        ...(/^[A-Za-z]{1,6}$/.test(answers.folioPrefix.trim()) ? {} : { folioPrefix: 'prefixRule' }),
        ...(needsCode && answers.setupCode.trim() === '' ? { setupCode: 'required' } : {}),
      };
    case 'language':
      return answers.timeZone === '' ? { timeZone: 'required' } : {};
    case 'hours':
      if (Object.values(answers.hours).every((day) => day === undefined || day.length === 0)) {
        return { hours: 'none' };
      }
      return areHoursRight ? {} : { hours: 'hours' };
    case 'administrator':
      return {
        ...(answers.name.trim() === '' ? { name: 'required' } : {}),
        ...(/^[\p{L}\p{N}._@+-]{2,60}$/u.test(answers.username.trim()) ? {} : { username: 'usernameRule' }),
        ...(answers.password.length < SHORTEST_PASSWORD ? { password: 'tooShort' } : {}),
        ...(answers.password === answers.again ? {} : { again: 'differs' }),
      };
  }
}

/** The step that a field of the service's refusal belongs to. */
export function stepOf(path: string): Step {
  if (path.startsWith('administrator')) return 'administrator';
  if (path.startsWith('hours') || path === 'holidayTemplate') return 'hours';
  if (path === 'language' || path === 'timeZone') return 'language';
  return 'institution';
}
