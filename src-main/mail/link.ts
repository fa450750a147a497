import type { MailSettings } from '#shared/mail/settings.ts';

/** An address of the product; null where the institution gave none. */
export function linkTo(mail: MailSettings, path: string): string | null {
  return mail.linkBase === '' ? null : `${mail.linkBase.replace(/\/+$/, '')}${path}`;
}
