import { z } from 'zod';
import { NOTIFICATION_KINDS } from '../notifications/contract.ts';
import { done, id, instant, pageOf, paging, ref } from '../rpc/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { mailAddress } from './address.ts';

/**
 * `sending`: a process has it in hand. `held`: it waited when the backup was made that was restored since, and may have
 * gone out before that; somebody decides. The last three are where a message ends.
 */
export const MAIL_STATES = ['waiting', 'sending', 'held', 'sent', 'failed', 'cancelled'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** The way to a mail server, step by step: what a test message tells of, and where a message can fail. */
export const MAIL_STEPS = ['resolve', 'connect', 'secure', 'signIn', 'send'] as const;
export type MailStep = (typeof MAIL_STEPS)[number];

/**
 * Why a message was not sent: a step that failed, or: the person has no address that mail can go to, it is too old to
 * be of use, or the process that sent it ended in the middle.
 */
export const MAIL_FAULTS = [...MAIL_STEPS, 'noAddress', 'tooOld', 'interrupted'] as const;
export type MailFault = (typeof MAIL_FAULTS)[number];

export const mailError = z.object({
  fault: z.enum(MAIL_FAULTS),
  /** The server's reply code (`550`) or that of the system or the certificate check (`ECONNREFUSED`). */
  code: z.string().nullable(),
  /** What the server or the system said, without addresses in it. */
  text: z.string(),
});
export type MailError = z.infer<typeof mailError>;

const queuedMail = z.object({
  id,
  state: z.enum(MAIL_STATES),
  /** What it tells of, in order; several were joined into one message. */
  kinds: z.array(z.enum(NOTIFICATION_KINDS)),
  person: ref,
  ticket: z.object({ id, folio: z.string() }).nullable(),
  createdAt: instant,
  attempts: z.number().int(),
  nextAttemptAt: instant.nullable(),
  lastError: mailError.nullable(),
  sentAt: instant.nullable(),
  messageId: z.string(),
});
export type QueuedMail = z.infer<typeof queuedMail>;

const stepOutcome = z.object({
  step: z.enum(MAIL_STEPS),
  outcome: z.enum(['done', 'failed', 'skipped']),
  /** Addresses, protocol, the server's own words: for whoever must mend it. */
  code: z.string().nullable(),
  text: z.string(),
});
export type StepOutcome = z.infer<typeof stepOutcome>;

export const mailContract = {
  status: query({
    permission: 'settings.read',
    route: 'GET /mail/status',
    summary: 'Whether mail goes out from here, and what waits',
    input: z.object({}),
    output: z.object({
      isOn: z.boolean(),
      /** Whether this installation has the password of the account that is set. */
      hasPassword: z.boolean(),
      /** On, and nothing is missing that this installation needs to send. */
      sendsFromHere: z.boolean(),
      waiting: z.number().int(),
      failed: z.number().int(),
      /** Since a backup was restored: to be sent or cancelled by hand. */
      held: z.number().int(),
      lastSentAt: instant.nullable(),
    }),
  }),
  savePassword: command({
    permission: 'settings.manage',
    route: 'PUT /mail/password',
    summary: 'Keep the password of the mail account in the profile of this installation',
    remembersOutcome: false,
    input: z.object({ password: z.string().min(1).max(500) }),
    output: done,
  }),
  removePassword: command({
    permission: 'settings.manage',
    route: 'DELETE /mail/password',
    summary: 'Forget the password of the mail account on this installation',
    input: z.object({}),
    output: done,
  }),
  test: command({
    permission: 'settings.manage',
    route: 'POST /mail/test',
    summary: 'Send a test message with the saved settings, and tell how each step went',
    input: z.object({ to: mailAddress }),
    output: z.object({ isSent: z.boolean(), steps: z.array(stepOutcome) }),
  }),
  list: query({
    permission: 'system.manage',
    route: 'GET /mail/queue',
    summary: 'Outgoing messages, newest first; their text is not kept',
    input: z.object({ ...paging, state: z.enum(MAIL_STATES).optional() }),
    output: pageOf(queuedMail),
  }),
  retry: command({
    permission: 'system.manage',
    route: 'POST /mail/queue/retry',
    summary:
      'Try again at once: the messages given, all that are held, or all that failed or wait (a thousand at most)',
    input: z.object({ ids: z.array(id).max(200).optional(), held: z.literal(true).optional() }),
    output: z.object({ count: z.number().int() }),
  }),
  cancel: command({
    permission: 'system.manage',
    route: 'POST /mail/queue/cancel',
    summary: 'Do not send these messages',
    input: z.object({ ids: z.array(id).min(1).max(200) }),
    output: z.object({ count: z.number().int() }),
  }),
};
