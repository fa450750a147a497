import { z } from 'zod';
import { LANGUAGES, type Language } from '#shared/people/contract.ts';

const language = z.enum(LANGUAGES).catch('es');

/** The language column as the type it is; one that this program does not speak becomes Spanish. */
export function languageOf(column: string): Language {
  return language.parse(column);
}
