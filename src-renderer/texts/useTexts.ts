import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyOf, Texts, VariablesOf } from './defineTexts.ts';
import { i18n } from './i18n.ts';

/** `t('key', { variable })`: a text in the present language; keys and variables are checked. */
export type Translate<E> = <K extends KeyOf<E>>(key: K, ...variables: VariablesOf<E, K>) => string;

/** The feature's `t`; the component renders again when the language changes. */
export function useTexts<E>(texts: Texts<E>): Translate<E> {
  const { i18n: instance } = useTranslation();
  const { language } = instance;
  return useMemo(() => fixed(texts, language), [texts, language]);
}

/** The same outside of a component: the words of this very moment. */
export function textsNow<E>(texts: Texts<E>): Translate<E> {
  return fixed(texts, i18n.language);
}

function fixed<E>(texts: Texts<E>, language: string): Translate<E> {
  const t = i18n.getFixedT(language, texts.namespace);
  return (key, ...[variables]) => t(key as string, { ...(variables as Record<string, unknown> | undefined) });
}
