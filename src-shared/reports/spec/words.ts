import { type IndicatorKey, indicators } from '../../indicators/indicator.ts';
import type { IndicatorWords } from '../../indicators/words/definition.ts';
import { english as englishIndicators } from '../../indicators/words/english.ts';
import { portuguese as portugueseIndicators } from '../../indicators/words/portuguese.ts';
import { spanish as spanishIndicators } from '../../indicators/words/spanish.ts';
import { filled } from '../../kernel/filled.ts';
import type { Language } from '../../people/contract.ts';
import type { SpecProblem } from './check.ts';
import type { Measure } from './measure.ts';
import { statisticOf, type Thing, thingOf } from './statistic.ts';
import { english } from './words/english.ts';
import { portuguese } from './words/portuguese.ts';
import { spanish } from './words/spanish.ts';
import type { OwnThing, SpecWords } from './words/specWords.ts';

export const specWords: Readonly<Record<Language, SpecWords>> = {
  es: spanish,
  en: english,
  pt: portuguese,
};

/** The indicators' own words: a measure is called and defined as everywhere else. */
export const indicatorWords: Readonly<Record<Language, IndicatorWords>> = {
  es: spanishIndicators,
  en: englishIndicators,
  pt: portugueseIndicators,
};

const isIndicator = (thing: Thing): thing is Thing & IndicatorKey => thing in indicators;

export function thingName(thing: Thing, language: Language): string {
  return isIndicator(thing)
    ? indicatorWords[language].definition[thing].name
    : specWords[language].thing[thing as OwnThing].name;
}

/** `Resolución · mediana`. */
export function measureName(measure: Measure, language: Language): string {
  const statistic = measure.endsWith('.count')
    ? specWords[language].statistic.of
    : specWords[language].statistic[statisticOf(measure)];
  const name = thingName(thingOf(measure), language);
  return statistic === '' ? name : `${name} · ${statistic}`;
}

/** What a measure counts, how it is made, and by which clock. */
export function thingText(thing: Thing, language: Language): string {
  if (!isIndicator(thing)) return specWords[language].thing[thing as OwnThing].text;
  const { definition, clock } = indicatorWords[language];
  const { population, formula } = definition[thing];
  const by = indicators[thing].clock;
  return [population, formula, ...(by === 'none' ? [] : [clock[by]])].join(' ');
}

/** A sentence that says what does not fit. */
export function problemSentence(problem: SpecProblem, language: Language): string {
  const words = specWords[language];
  const names = [
    problem.measure && measureName(problem.measure, language),
    problem.population && words.population[problem.population],
    problem.field && words.field[problem.field],
    problem.dimension && words.dimension[problem.dimension],
  ].filter((name) => name !== undefined);
  return filled(words.problem[problem.rule], { a: names[0] ?? '', b: names[1] ?? '' });
}
