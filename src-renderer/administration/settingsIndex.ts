import { foldText } from '#shared/kernel/fold.ts';
import { allows, type Permission, type Role } from '#shared/rpc/permissions.ts';
import { type SectionKey, sections } from './sections.ts';
import type { administrationTexts } from './texts.ts';

export type EntryKey = keyof (typeof administrationTexts)['es']['entry'];

/** Something that people look for by its own name, and the page that has it. */
export interface Entry {
  readonly key: EntryKey;
  readonly section: SectionKey;
  readonly search?: Readonly<Record<string, string>>;
  /** Narrower than its section's: whoever may only read has no use for it. */
  readonly permission?: Permission;
}

export const entries: readonly Entry[] = [
  { key: 'createPerson', section: 'people', permission: 'people.manage' },
  { key: 'roles', section: 'people', permission: 'people.manage' },
  { key: 'password', section: 'people', permission: 'people.manage' },
  { key: 'disable', section: 'people', permission: 'people.manage' },
  { key: 'absences', section: 'people', permission: 'absences.manage' },
  { key: 'heads', section: 'areas' },
  { key: 'procedures', section: 'services' },
  { key: 'approval', section: 'services' },
  { key: 'policies', section: 'levels' },
  { key: 'matrix', section: 'levels', search: { view: 'matrix' } },
  { key: 'hours', section: 'calendars' },
  { key: 'holidays', section: 'calendars' },
  { key: 'institution', section: 'settings', search: { group: 'institution' } },
  { key: 'timeZone', section: 'settings', search: { group: 'institution' } },
  { key: 'language', section: 'settings', search: { group: 'institution' } },
  { key: 'folio', section: 'settings', search: { group: 'institution' } },
  { key: 'accent', section: 'settings', search: { group: 'institution' } },
  { key: 'limit', section: 'settings', search: { group: 'assignment' } },
  { key: 'automatic', section: 'settings', search: { group: 'assignment' } },
  { key: 'weights', section: 'settings', search: { group: 'assignment' } },
  { key: 'autoClose', section: 'settings', search: { group: 'tickets' } },
  { key: 'reopen', section: 'settings', search: { group: 'tickets' } },
  { key: 'attachments', section: 'settings', search: { group: 'attachments' } },
  { key: 'categoryFields', section: 'categories', permission: 'catalogue.manage' },
  { key: 'numbers', section: 'settings', search: { group: 'inventory' } },
  { key: 'currency', section: 'settings', search: { group: 'inventory' } },
  { key: 'statuses', section: 'settings', search: { group: 'inventory' } },
  { key: 'letterhead', section: 'settings', search: { group: 'printing' } },
  { key: 'logo', section: 'settings', search: { group: 'printing' } },
  { key: 'legend', section: 'settings', search: { group: 'printing' } },
  { key: 'sessions', section: 'settings', search: { group: 'security' } },
  { key: 'failures', section: 'settings', search: { group: 'security' } },
  { key: 'mailServer', section: 'mail', permission: 'settings.manage' },
  { key: 'mailQueue', section: 'mail', search: { view: 'queue' }, permission: 'system.manage' },
  { key: 'mailTemplates', section: 'mail', search: { view: 'templates' } },
  { key: 'digest', section: 'mail', search: { view: 'digest' } },
  { key: 'backup', section: 'backups' },
  { key: 'verify', section: 'system' },
];

/** The entries that somebody with these roles may use. */
export function entriesFor(roles: readonly Role[]): Entry[] {
  return entries.filter((entry) => {
    const section = sections.find((one) => one.key === entry.section);
    return (
      section !== undefined &&
      allows(section.permission, roles) &&
      (entry.permission === undefined || allows(entry.permission, roles))
    );
  });
}

export interface Findable {
  readonly title: string;
  readonly hint: string;
}

/**
 * Those that hold every word of the query, accents and case aside; a hit at the start of a word of the title comes
 * first, then any hit in the title, then in the explanation. Within those, the order given.
 */
export function searchSettings<T extends Findable>(all: readonly T[], query: string): T[] {
  const wanted = foldText(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (wanted.length === 0) return [...all];
  const scored = all.flatMap((one) => {
    const title = foldText(one.title);
    const everything = `${title} ${foldText(one.hint)}`;
    if (!wanted.every((word) => everything.includes(word))) return [];
    const startsWord = wanted.every((word) => ` ${title}`.includes(` ${word}`));
    const score = startsWord ? 0 : wanted.every((word) => title.includes(word)) ? 1 : 2;
    return [{ one, score }];
  });
  return scored.sort((a, b) => a.score - b.score).map(({ one }) => one);
}
