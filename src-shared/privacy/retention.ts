import { z } from 'zod';

/** What a retention time can be set for. */
export const RETENTION_KINDS = [
  'ticketTexts',
  'attachments',
  'notifications',
  'sessions',
  'mail',
  'requestLogs',
  'exports',
] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];

/**
 * The fewest days that may be set. A request can be reopened up to 365 working days after it was closed, so its words
 * stay at least two years; sessions and mail answer whether somebody came in or was told.
 */
export const LEAST_DAYS: Readonly<Record<RetentionKind, number>> = {
  ticketTexts: 730,
  attachments: 730,
  notifications: 30,
  sessions: 7,
  mail: 7,
  requestLogs: 1,
  exports: 30,
};

export const MOST_DAYS = 36_500;

const days = (kind: RetentionKind) => z.number().int().min(LEAST_DAYS[kind]).max(MOST_DAYS).nullable();

/** Days after which each kind is erased; null: never. */
export const retentionSettings = z.object({
  /** Words of requests that ended: title, description, messages, solution, comments. Folio, times and states stay. */
  ticketTexts: days('ticketTexts'),
  /** Files of requests that ended. */
  attachments: days('attachments'),
  notifications: days('notifications'),
  /** Counted from when they ended by themselves. */
  sessions: days('sessions'),
  /** What the queue of outgoing mail remembers. */
  mail: days('mail'),
  requestLogs: days('requestLogs'),
  /** What was searched for in exported lists, as the audit log keeps it. */
  exports: days('exports'),
});
export type RetentionSettings = z.infer<typeof retentionSettings>;

/** Nothing of a request goes unless somebody decided so. */
export const defaultRetention: RetentionSettings = {
  ticketTexts: null,
  attachments: null,
  notifications: null,
  sessions: 90,
  mail: 90,
  requestLogs: null,
  exports: null,
};

/** What stands in the place of words that were erased: the same in every language. */
export const ERASED_TEXT = '—';
