import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SpecDimension } from '#shared/reports/spec/dimension.ts';
import type { Field } from '#shared/reports/spec/field.ts';
import type { Measure } from '#shared/reports/spec/measure.ts';
import { thingOf } from '#shared/reports/spec/statistic.ts';
import { measureName, specWords, thingName } from '#shared/reports/spec/words.ts';
import { currentLanguage } from '../../texts/i18n.ts';
import type { Choice } from './OrderedChoices.tsx';

/** What can be chosen, by the names that it has on paper too. */
export function useSpecNames() {
  const { i18n } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language is what the names are made from
  return useMemo(() => {
    const language = currentLanguage();
    const words = specWords[language];
    return {
      language,
      words,
      dimensions: (keys: readonly SpecDimension[]): Choice<SpecDimension>[] =>
        keys.map((value) => ({ value, label: words.dimension[value] })),
      fields: (keys: readonly Field[]): Choice<Field>[] =>
        keys.map((value) => ({ value, label: words.field[value] })),
      measures: (keys: readonly Measure[]): Choice<Measure>[] =>
        keys.map((value) => {
          const isAlone = keys.filter((each) => thingOf(each) === thingOf(value)).length === 1;
          return {
            value,
            label: measureName(value, language),
            group: isAlone ? undefined : thingName(thingOf(value), language),
          };
        }),
    };
  }, [i18n.language]);
}
