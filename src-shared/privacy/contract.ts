import { z } from 'zod';
import { done, id, instant, line, pageOf, paging, ref, text, version } from '../rpc/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { RETENTION_KINDS, retentionSettings } from './retention.ts';

/** Longer than any notice that somebody reads. */
const NOTICE_LENGTH = 12_000;

export const noticeTexts = z.object({
  es: text(NOTICE_LENGTH),
  en: text(NOTICE_LENGTH),
  pt: text(NOTICE_LENGTH),
});
export type NoticeTexts = z.infer<typeof noticeTexts>;

export const notice = z.object({ version, texts: noticeTexts, publishedAt: instant });
export type Notice = z.infer<typeof notice>;

/** Why somebody's data cannot be cancelled yet: rules that have their sentence, see ruleTexts. */
export const CANCELLATION_BARS = [
  'cancelSelf',
  'cancelTwice',
  'cancelHolds',
  'cancelSeats',
  'cancelCustodyOpen',
  'cancelOpenTickets',
  'cancelLastAdministrator',
] as const;
export type CancellationBar = (typeof CANCELLATION_BARS)[number];

const count = z.number().int().min(0);

export const privacyContract = {
  notice: query({
    permission: 'session',
    route: 'GET /privacy/notice',
    summary: 'The privacy notice in force, and which version one has accepted; null where none was published',
    input: z.object({}),
    output: z.object({
      notice: notice.nullable(),
      acceptedVersion: version.nullable(),
      acceptedAt: instant.nullable(),
    }),
  }),
  accept: command({
    permission: 'session',
    route: 'POST /privacy/notice/accept',
    summary: 'Accept the privacy notice in force',
    input: z.object({ version }),
    output: done,
  }),
  published: query({
    permission: 'settings.manage',
    route: 'GET /privacy/notices',
    summary: 'The notice in force with how many accepted it, and the text that a new one may begin with',
    input: z.object({}),
    output: z.object({
      notice: notice.nullable(),
      publishedBy: z.string().nullable(),
      accepted: count,
      /** People who can sign in. */
      people: count,
      template: noticeTexts,
    }),
  }),
  publish: command({
    permission: 'settings.manage',
    route: 'POST /privacy/notices',
    summary: 'Publish a new version of the privacy notice: everybody is shown it when they next come in',
    input: z.object({
      texts: noticeTexts,
      /** The version that was in force when it was written; 0 where there was none. */
      seen: z.number().int().min(0),
    }),
    output: notice,
  }),
  exportMine: command({
    permission: 'session',
    route: 'POST /me/data',
    summary: 'All that is kept about oneself, as a zip of JSON and CSV',
    remembersOutcome: false,
    input: z.object({}),
    output: z.file(),
  }),
  exportPerson: command({
    permission: 'people.manage',
    route: 'POST /people/{id}/data',
    summary: 'All that is kept about a person, as a zip of JSON and CSV',
    remembersOutcome: false,
    input: z.object({ id }),
    output: z.file(),
  }),
  previewCancellation: query({
    permission: 'people.manage',
    route: 'GET /people/{id}/cancellation',
    summary:
      'What the cancellation of a person’s data would erase, what would stay, and what stands in its way',
    input: z.object({ id }),
    output: z.object({
      person: ref,
      version,
      /** The name that stands everywhere afterwards. */
      alias: z.string(),
      bars: z.array(z.enum(CANCELLATION_BARS)),
      erases: z.object({
        /** Columns of their own row that hold something. */
        fields: z.array(z.string()),
        auditTexts: count,
        sessions: count,
        notifications: count,
        absences: count,
      }),
      /** Of their own requests; erased only where that is chosen. */
      tickets: z.object({ tickets: count, messages: count, attachments: count }),
      stays: z.object({ custodyForms: count, issuedReports: count, messages: count }),
    }),
  }),
  cancelPerson: command({
    permission: 'people.manage',
    route: 'POST /people/{id}/cancellation',
    summary: 'Cancel a person’s data for good; the audit log stays whole',
    remembersOutcome: false,
    input: z.object({
      id,
      version,
      /** Typed by hand, as a sign that it is meant. */
      name: line(160),
      /** Also the words and files of their own requests. */
      erasesTickets: z.boolean(),
    }),
    output: z.object({ alias: z.string() }),
  }),
  cancelled: query({
    permission: 'people.manage',
    route: 'GET /privacy/cancelled',
    summary: 'People whose data were cancelled, newest first',
    input: z.object(paging),
    output: pageOf(
      z.object({
        number: id,
        person: ref,
        at: instant,
        by: z.string(),
        erasesTickets: z.boolean(),
        isDone: z.boolean(),
      }),
    ),
  }),
  previewRetention: query({
    permission: 'settings.manage',
    route: 'GET /privacy/retention/preview',
    summary: 'How much these retention times would erase now; counts end at ten thousand',
    input: z.object({ retention: retentionSettings }),
    output: z.object({ counts: z.record(z.enum(RETENTION_KINDS), count) }),
  }),
};

/** A count that has reached this stands for “at least so many”. */
export const MOST_COUNTED = 10_000;
