import type { AppError } from '#shared/kernel/errors.ts';
import type { PasswordFault } from '#shared/sessions/passwordRules.ts';

const MESSAGES: Readonly<Record<PasswordFault, string>> = {
  passwordCommon: 'That password is one of the first that somebody would guess.',
  passwordNamesPerson: 'The password contains the name or the user name.',
  passwordUnchanged: 'The new password is the old one.',
};

/** The refusal of a new password, tied to its field. */
export function badPassword(path: string, rule: PasswordFault): AppError {
  return { code: 'invalid', details: { issues: [{ path, rule, message: MESSAGES[rule] }] } };
}
