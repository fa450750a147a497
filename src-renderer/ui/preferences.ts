import { z } from 'zod';
import { create } from 'zustand';
import { type ShellLanguage as Language, shellLanguages } from '#shared/desktop/bridge.ts';

const stored = z.object({
  scheme: z.enum(['auto', 'light', 'dark']).catch('auto'),
  isHighContrast: z.boolean().catch(false),
  density: z.enum(['compact', 'comfortable']).catch('compact'),
  hasShortcuts: z.boolean().catch(true),
  /** Null until somebody chose one here: the institution's or the person's holds. */
  language: z.enum(shellLanguages).nullable().catch(null),
});

/** What belongs to this window rather than to the person: kept on this machine. */
export type Preferences = z.infer<typeof stored>;
export type Density = Preferences['density'];

const KEY = 'sb.preferences';

/** What was kept, with a default for whatever is missing or makes no sense. */
export function readPreferences(text: string | null): Preferences {
  let value: unknown = {};
  try {
    value = JSON.parse(text ?? '{}');
  } catch {
    // Somebody else's text under our key: start afresh.
  }
  return stored.parse(typeof value === 'object' && value !== null ? value : {});
}

const storage = typeof localStorage === 'undefined' ? undefined : localStorage;

export const usePreferences = create<Preferences>(() => readPreferences(storage?.getItem(KEY) ?? null));

export function setPreferences(changed: Partial<Preferences>): void {
  usePreferences.setState(changed);
  storage?.setItem(KEY, JSON.stringify(usePreferences.getState()));
}

/** The language to show: the person's own, else what was chosen here, the institution's or, before it is set up, the machine's. */
export function languageToShow(
  person: Language | null,
  chosenHere: Language | null,
  institution: Language | null,
  machine: readonly string[],
): Language {
  return person ?? chosenHere ?? institution ?? firstKnown(machine);
}

/** The first that there are texts for; Spanish when there is none. */
function firstKnown(tags: readonly string[]): Language {
  const known = tags.map((tag) => shellLanguages.find((one) => tag.toLowerCase().startsWith(one)));
  return known.find((one) => one !== undefined) ?? 'es';
}
