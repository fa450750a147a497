import type { Language } from '#shared/people/contract.ts';
import { datesOfPeriod } from '#shared/reports/period.ts';
import { checkSpec } from '#shared/reports/spec/check.ts';
import type { Draft } from '#shared/reports/spec/templates.ts';
import { problemSentence } from '#shared/reports/spec/words.ts';
import type { Translate } from '../../texts/useTexts.ts';
import type { builderTexts } from './texts.ts';

type T = Translate<(typeof builderTexts)['es']>;

/** What must be mended before it can be made, in plain words; a title may wait until it is saved. */
export function draftProblems({ spec, period }: Draft, t: T, language: Language, today: string): string[] {
  const { from, to } = datesOfPeriod(period, today);
  return [
    ...(spec.kind === 'summary' && spec.measures.length === 0 ? [t('problem.noMeasures')] : []),
    ...(spec.kind === 'list' && spec.fields.length === 0 ? [t('problem.noFields')] : []),
    ...(from > to ? [t('problem.dates')] : []),
    ...checkSpec(spec).map((problem) => problemSentence(problem, language)),
  ];
}
