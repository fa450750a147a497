import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '#shared/people/contract.ts';

/** One instance for the window; features add their texts when their module loads. */
export const i18n = i18next.createInstance();

i18n.use(initReactI18next);
// Synchronous: the first paint already has its words.
i18n.init({
  lng: 'es',
  fallbackLng: 'es',
  supportedLngs: ['es', 'en', 'pt'],
  resources: {},
  initAsync: false,
  interpolation: { escapeValue: false },
  returnNull: false,
  react: { useSuspense: false, bindI18nStore: 'added' },
});

/** Makes a feature's texts known under its namespace. */
export function addTexts(namespace: string, texts: Readonly<Record<Language, object>>): void {
  for (const language of ['es', 'en', 'pt'] as const) {
    i18n.addResourceBundle(language, namespace, texts[language], true, true);
  }
}

/** The language on screen now. */
export function currentLanguage(): Language {
  const [language] = (i18n.language ?? 'es').split('-');
  return language === 'en' || language === 'pt' ? language : 'es';
}

/** Changes the language of the whole window, `<html lang>` included. */
export function setLanguage(language: Language): void {
  void i18n.changeLanguage(language);
  if (typeof document !== 'undefined') document.documentElement.lang = language === 'es' ? 'es-MX' : language;
}
