import { type IndicatorKey, indicators } from '#shared/indicators/indicator.ts';
import type { IndicatorWords } from '#shared/indicators/words/definition.ts';
import { english } from '#shared/indicators/words/english.ts';
import { portuguese } from '#shared/indicators/words/portuguese.ts';
import { spanish } from '#shared/indicators/words/spanish.ts';
import type { Language } from '#shared/people/contract.ts';

/** What indicators are called and how they are made: the words of the screens. */
export const indicatorWords: Readonly<Record<Language, IndicatorWords>> = {
  es: spanish,
  en: english,
  pt: portuguese,
};

/** Of each indicator what it counts, how, and by which clock, as it is printed at the end of a report. */
export function definitionsOf(language: Language, keys: readonly IndicatorKey[]) {
  const { definition, clock } = indicatorWords[language];
  return [...new Set(keys)].map((key) => {
    const { name, population, formula } = definition[key];
    const by = indicators[key].clock;
    return { term: name, text: [population, formula, ...(by === 'none' ? [] : [clock[by]])].join(' ') };
  });
}
