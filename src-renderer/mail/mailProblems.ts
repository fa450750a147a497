import { MAIL_SECURITIES, type MailSettings, mailSettings } from '#shared/mail/settings.ts';

/** What the form holds: a number may be half typed. */
export interface MailValues extends Omit<MailSettings, 'port' | 'joinMinutes' | 'security'> {
  readonly port: number | string;
  readonly joinMinutes: number | string;
  readonly security: string;
}

export const PROBLEMS = ['required', 'host', 'email', 'url', 'certificate', 'loopback', 'number'] as const;
export type Problem = (typeof PROBLEMS)[number];

export function settingsOf(values: MailValues): MailSettings {
  return {
    ...values,
    port: Number(values.port),
    joinMinutes: Number(values.joinMinutes),
    security: MAIL_SECURITIES.find((one) => one === values.security) ?? 'tls',
  };
}

/** Which fields the service would refuse, and why: by the very rules that it has. */
export function mailProblems(values: MailValues): Partial<Record<keyof MailSettings, Problem>> {
  const parsed = mailSettings.safeParse(settingsOf(values));
  const problems: Partial<Record<keyof MailSettings, Problem>> = {};
  for (const issue of parsed.error?.issues ?? []) {
    const field = issue.path[0] as keyof MailSettings;
    const rule = issue.code === 'custom' ? issue.params?.rule : 'number';
    problems[field] ??= PROBLEMS.find((one) => one === rule) ?? 'number';
  }
  return problems;
}
