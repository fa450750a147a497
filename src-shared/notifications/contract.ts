import { z } from 'zod';
import { id, instant, pageOf, paging, ref } from '../rpc/fields.ts';
import { command, query } from '../rpc/procedure.ts';

export const NOTIFICATION_KINDS = [
  'created',
  'assigned',
  'reassigned',
  'replied',
  'status',
  'atRisk',
  'overdue',
  'closed',
  'unassignable',
  'approval',
  'custodyToConfirm',
  'custodyToAuthorise',
  'stockLow',
  'maintenanceDue',
  'stuck',
  'atLimit',
  'idle',
  'deviation',
  'unbalancedWeek',
  'backupFailed',
  'backupOverdue',
  'digest',
  'reportReady',
  'reportFailed',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

const kind = z.enum(NOTIFICATION_KINDS);

/** What a notice may tell of besides tickets: its link follows from it. */
export const NOTICE_ENTITIES = [
  'custodyForm',
  'stockItem',
  'asset',
  'maintenancePlan',
  'alertCase',
  'ownWork',
  'backups',
  'digest',
  'report',
  'reportSchedule',
] as const;

export const noticeSubject = z.object({
  entity: z.enum(NOTICE_ENTITIES),
  id,
  /** How people name it: a folio, a number with a name. */
  label: z.string(),
});
export type NoticeSubject = z.infer<typeof noticeSubject>;

const notification = z.object({
  id,
  kind,
  ticket: z
    .object({
      id,
      folio: z.string(),
      title: z.string(),
      status: z.string(),
      resolutionDueAt: instant.nullable(),
    })
    .nullable(),
  /** What it tells of where that is no ticket. */
  subject: noticeSubject.nullable(),
  actor: ref.nullable(),
  /** Whom a ticket that was one's own went to (`reassigned`). */
  receiver: ref.nullable(),
  at: instant,
  isRead: z.boolean(),
  /** Whether the person wants it natively too. */
  isNative: z.boolean(),
});
export type Notification = z.infer<typeof notification>;

/** By mail: not at all, only about one's own requests, or all of it. */
export const EMAIL_CHOICES = ['none', 'own', 'all'] as const;
export type EmailChoice = (typeof EMAIL_CHOICES)[number];

const preference = z.object({ kind, inApp: z.boolean(), native: z.boolean(), email: z.enum(EMAIL_CHOICES) });

const preferences = z.object({
  items: z.array(preference),
  /** What the choice of mail is worth: whether the institution sends any, and whether there is somewhere to send it. */
  mail: z.object({ isOn: z.boolean(), hasAddress: z.boolean() }),
});

export const notificationsContract = {
  list: query({
    permission: 'session',
    route: 'GET /notifications',
    summary: 'One’s own notifications, newest first',
    input: z.object({
      ...paging,
      onlyUnread: z.boolean().optional(),
      afterId: z.number().int().min(0).optional(),
    }),
    output: pageOf(notification),
  }),
  unread: query({
    permission: 'session',
    route: 'GET /notifications/unread',
    summary: 'How many are unread (counting stops at 100)',
    input: z.object({}),
    output: z.object({ count: z.number().int(), isCapped: z.boolean(), newestId: z.number().int() }),
  }),
  markRead: command({
    permission: 'session',
    route: 'POST /notifications/read',
    summary: 'Mark some, all, or those of a ticket or another thing as read',
    input: z.object({
      ids: z.array(id).max(500).optional(),
      ticketId: id.optional(),
      subject: noticeSubject.pick({ entity: true, id: true }).optional(),
      all: z.boolean().optional(),
    }),
    output: z.object({ count: z.number().int() }),
  }),
  preferences: query({
    permission: 'session',
    route: 'GET /notifications/preferences',
    summary: 'What one wants to be told, and how',
    input: z.object({}),
    output: preferences,
  }),
  savePreferences: command({
    permission: 'session',
    route: 'PUT /notifications/preferences',
    summary: 'Change what one wants to be told',
    input: z.object({
      // Left out, mail stays as it was.
      items: z.array(preference.partial({ email: true })).max(NOTIFICATION_KINDS.length),
    }),
    output: preferences,
  }),
};
