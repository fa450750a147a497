import { domainToASCII } from 'node:url';
import MailComposer from 'nodemailer/lib/mail-composer';
import { headerLine } from '#shared/mail/address.ts';
import type { MailSettings } from '#shared/mail/settings.ts';
import type { MailText } from '#shared/mail/templates/facts.ts';

export interface Outgoing extends MailText {
  readonly to: { readonly name: string; readonly address: string };
  readonly messageId: string;
  /** UTC ms. */
  readonly date: number;
  /** What programs put it under: the ticket's own thread, and the message before it in there. */
  readonly thread: { readonly root: string; readonly previous: string | null } | null;
  /** The institution's name, where the settings give no other. */
  readonly institution: string;
}

/** Message-Ids of a ticket hang on one that is never sent: programs thread by it all the same. */
export function threadRoot(databaseId: string, ticketId: number, mail: MailSettings): string {
  const domain = domainToASCII(mail.fromAddress.slice(mail.fromAddress.lastIndexOf('@') + 1));
  return `<ticket-${ticketId}.${databaseId}@${domain || 'soportebalance.invalid'}>`;
}

/**
 * The message as it travels. Names and subject are encoded by the library, and hold no line breaks before they reach
 * it; addresses were checked (src-shared/mail/address.ts).
 */
export async function mimeOf(mail: MailSettings, out: Outgoing): Promise<Buffer> {
  const { thread } = out;
  const composer = new MailComposer({
    from: { name: headerLine(mail.fromName || out.institution, 120), address: mail.fromAddress },
    to: { name: headerLine(out.to.name, 120), address: out.to.address },
    ...(mail.replyTo === '' ? {} : { replyTo: mail.replyTo }),
    subject: out.subject,
    text: out.text,
    html: out.html,
    messageId: out.messageId,
    date: new Date(out.date),
    ...(thread === null
      ? {}
      : {
          inReplyTo: thread.previous ?? thread.root,
          references: thread.previous === null ? [thread.root] : [thread.root, thread.previous],
        }),
    headers: {
      // RFC 3834 and its older cousin: nobody's absence notice shall answer.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
    disableFileAccess: true,
    disableUrlAccess: true,
    // Its own name in the header would say which library to attack.
    xMailer: false,
  });
  return composer.compile().build();
}
