import { useEffect } from 'react';
import { desktopBridge } from '#shared/desktop/bridge.ts';
import type { Language } from '#shared/people/contract.ts';
import { useSession } from '../rpc/session.ts';
import { setLanguage } from '../texts/i18n.ts';
import { languageToShow, usePreferences } from '../ui/preferences.ts';

/** Keeps the window (and the shell's menus) in the person's language, or before sign-in in the one chosen here. */
export function useShownLanguage(institution: Language | null): void {
  const person = useSession((session) => session.me?.language ?? null);
  const chosenHere = usePreferences((preferences) => preferences.language);
  const language = languageToShow(person, chosenHere, institution, navigator.languages);
  useEffect(() => {
    setLanguage(language);
    desktopBridge()?.setLanguage(language);
  }, [language]);
}
