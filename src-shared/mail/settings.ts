import { z } from 'zod';
import { headerLine, isLoopback, isMailAddress } from './address.ts';

/** How the way to the server is secured: from the first byte, by STARTTLS or not at all, or (this machine only) plain. */
export const MAIL_SECURITIES = ['tls', 'startTls', 'none'] as const;
export type MailSecurity = (typeof MAIL_SECURITIES)[number];

/** The port that belongs to each by custom (RFC 8314). */
export const USUAL_PORTS: Readonly<Record<MailSecurity, number>> = { tls: 465, startTls: 587, none: 25 };

const header = (max: number) => z.string().overwrite((text) => headerLine(text, max));
const address = z
  .string()
  .trim()
  .refine((text) => text === '' || isMailAddress(text), { params: { rule: 'email' } });
const HOST = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,251}[\p{L}\p{N}])?|\[?[0-9a-f:.]+\]?)$/iu;
const PEM = /^(?:\s*-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*)+$/;
const CERTIFICATES_MAX = 40_000;

/** http or https, without query, fragment, name or password: a path is appended to it. */
function isLinkBase(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.search === '' &&
    url.hash === '' &&
    url.username === '' &&
    url.password === ''
  );
}

/** How mail goes out; off until an administrator has set it up. The password stands elsewhere (src-main/mail/password.ts). */
export const mailSettings = z
  .object({
    isOn: z.boolean(),
    host: z
      .string()
      .trim()
      .max(253)
      .refine((text) => text === '' || HOST.test(text), { params: { rule: 'host' } }),
    port: z.number().int().min(1).max(65_535),
    security: z.enum(MAIL_SECURITIES),
    /** Empty: the server asks for no sign-in. */
    user: header(254),
    fromAddress: address,
    fromName: header(120),
    /** Empty: nobody reads answers, and the messages say so. */
    replyTo: address,
    /** Where browsers reach the product; empty: messages name the folio and hold no links. */
    linkBase: z
      .string()
      .trim()
      .max(300)
      .refine((text) => text === '' || isLinkBase(text), { params: { rule: 'url' } }),
    /** PEM of the authorities trusted besides the system's own; empty: only those. */
    ca: z
      .string()
      .trim()
      .max(CERTIFICATES_MAX)
      .refine((text) => text === '' || PEM.test(text), { params: { rule: 'certificate' } }),
    /** Notices about one ticket within so many minutes go out as one message; 0: each at once. */
    joinMinutes: z.number().int().min(0).max(30),
  })
  .superRefine((mail, context) => {
    const refuse = (field: string, rule: string) =>
      context.addIssue({ code: 'custom', path: [field], params: { rule } });
    if (mail.security === 'none' && mail.host !== '' && !isLoopback(mail.host))
      refuse('security', 'loopback');
    if (mail.isOn && mail.host === '') refuse('host', 'required');
    if (mail.isOn && mail.fromAddress === '') refuse('fromAddress', 'required');
  });
export type MailSettings = z.infer<typeof mailSettings>;

export const defaultMail: MailSettings = {
  isOn: false,
  host: '',
  port: USUAL_PORTS.startTls,
  security: 'startTls',
  user: '',
  fromAddress: '',
  fromName: '',
  replyTo: '',
  linkBase: '',
  ca: '',
  joinMinutes: 2,
};

/** The daily digest: whether, and at what local time on the institution's working days. */
export const digestSettings = z.object({
  isOn: z.boolean(),
  at: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/),
});
export type DigestSettings = z.infer<typeof digestSettings>;

export const defaultDigest: DigestSettings = { isOn: true, at: '08:30' };
