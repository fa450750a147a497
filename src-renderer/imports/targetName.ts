import { useCallback } from 'react';
import { i18n } from '../texts/i18n.ts';
import { useTexts } from '../texts/useTexts.ts';
import { words } from '../texts/words.ts';
import { targetTexts } from './targetTexts.ts';

/** What people call a field of an import; one of the file’s own columns keeps its name. */
export function useTargetName(): (field: string) => string {
  // The subscription alone: the names follow the language.
  useTexts(targetTexts);
  return useCallback(
    (field) => (Object.hasOwn(targetTexts.es, field) ? inLanguage(targetTexts.namespace, field) : field),
    [],
  );
}

/** The product's own word for a value of a field; the states of other systems have words of their own. */
export function meaningName(field: string, value: string): string {
  if (field === 'state') return inLanguage(targetTexts.namespace, `foreignState.${value}`);
  return inLanguage(words.namespace, `${field === 'roles' ? 'role' : field}.${value}`);
}

function inLanguage(namespace: string, key: string): string {
  return i18n.getFixedT(i18n.language, namespace)(key);
}
