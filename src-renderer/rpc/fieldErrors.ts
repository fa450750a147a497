import { textsNow } from '../texts/useTexts.ts';
import type { CallError } from './appError.ts';
import { rpcTexts } from './texts.ts';

/**
 * What a refusal says about single fields, by their path (`administrator.password`): for `form.setErrors(…)`.
 * Empty when it is about something else.
 */
export function fieldErrors(error: CallError): Record<string, string> {
  const t = textsNow(rpcTexts);
  if (error.code === 'duplicate') return { [error.details.field]: t('field.duplicate') };
  if (error.code !== 'invalid') return {};
  return Object.fromEntries(
    error.details.issues.map((issue) => [issue.path, t(`field.${textOf(issue.rule)}`)]),
  );
}

const byRule = {
  required: 'required',
  too_small: 'required',
  invalid_type: 'required',
  email: 'email',
  invalid_format: 'format',
  timeZone: 'timeZone',
  time: 'time',
  date: 'date',
  passwordCommon: 'passwordCommon',
  passwordNamesPerson: 'passwordNamesPerson',
  passwordUnchanged: 'passwordUnchanged',
} as const;

function textOf(rule: string): (typeof byRule)[keyof typeof byRule] | 'other' {
  return rule in byRule ? byRule[rule as keyof typeof byRule] : 'other';
}
