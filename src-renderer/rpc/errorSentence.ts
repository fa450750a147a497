import { type Formats, formatsOf, shownTimeZone, useFormats } from '../texts/formats.ts';
import { currentLanguage } from '../texts/i18n.ts';
import { type Translate, textsNow, useTexts } from '../texts/useTexts.ts';
import type { CallError } from './appError.ts';
import { ruleTexts } from './ruleTexts.ts';
import { rpcTexts } from './texts.ts';

type T = Translate<(typeof rpcTexts)['es']>;

/** The sentence for a refusal, in the present language. */
export function useErrorSentence(): (error: CallError) => string {
  const t = useTexts(rpcTexts);
  const formats = useFormats();
  return (error) => sentence(error, t, formats);
}

/** The same outside of a component. */
export function errorSentenceNow(error: CallError): string {
  return sentence(error, textsNow(rpcTexts), formatsOf(currentLanguage(), shownTimeZone()));
}

function sentence(error: CallError, t: T, formats: Formats): string {
  switch (error.code) {
    case 'overLimit':
      return t('error.overLimit', { active: error.details.active, limit: error.details.limit });
    case 'tooLarge':
      return t('error.tooLarge', { max: formats.bytes(error.details.maxBytes) });
    case 'unsupportedFile':
      return t('error.unsupportedFile', { name: error.details.name });
    case 'lockedOut':
      return t('error.lockedOut', { time: formats.time(error.details.until) });
    case 'ruleBroken':
      return aboutWhom(
        error.details,
        isRule(error.details.rule) ? textsNow(ruleTexts)(error.details.rule) : t('error.ruleBroken'),
      );
    case 'secondFactorRequired':
      return t(error.details.isWrong ? 'error.secondFactorWrong' : 'error.secondFactorRequired');
    case 'storage':
      return t(`storage.${error.details.reason}`);
    case 'suspended':
      return t(`suspended.${error.details.reason}`);
    case 'notEligible':
      return isIneligible(error.details.reason)
        ? t(`ineligible.${error.details.reason}`)
        : t('error.notEligible');
    default:
      return t(`error.${error.code}`);
  }
}

/** The sentence with the thing that it is about before it, and whoever stands in the way behind. */
function aboutWhom(
  { subject, person }: { readonly subject?: string | undefined; readonly person?: string | undefined },
  said: string,
): string {
  const about = subject === undefined ? '' : `${subject}: `;
  return `${about}${said}${person === undefined ? '' : ` (${person})`}`;
}

type Ineligible = keyof (typeof rpcTexts)['es']['ineligible'];

function isIneligible(reason: string): reason is Ineligible {
  return reason in rpcTexts.es.ineligible;
}

type Rule = keyof (typeof ruleTexts)['es'];

function isRule(rule: string): rule is Rule {
  return Object.hasOwn(ruleTexts.es, rule);
}
