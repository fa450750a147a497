import { z } from 'zod';

/** How much it presses; the administrator sets it for each kind, a case keeps that of when it was raised. */
export const SEVERITIES = ['info', 'warning', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * Who is told. `assignee` is the person it is about: whoever has the ticket, or the technician themselves; where a
 * ticket is nobody's, the managers are told in their place.
 */
export const AUDIENCES = ['assignee', 'manager', 'master', 'administrator'] as const;
export type Audience = (typeof AUDIENCES)[number];

/**
 * By which ways. A person's own preferences narrow this further. What the computer shows natively lies in the
 * notification centre too: native without `inApp` says nothing.
 */
export const alertWays = z.object({ inApp: z.boolean(), native: z.boolean(), email: z.boolean() });
export type AlertWays = z.infer<typeof alertWays>;

/** What every kind lets the administrator set; a kind adds thresholds of its own. */
export const kindSettings = z.object({
  isOn: z.boolean(),
  severity: z.enum(SEVERITIES),
  tells: z
    .array(z.enum(AUDIENCES))
    .max(AUDIENCES.length)
    .refine((all) => new Set(all).size === all.length),
  ways: alertWays,
});
export type KindSettings = z.infer<typeof kindSettings>;

/** Of kinds that come and go: so long after a case was cleared the same is not told again. */
export const calmMinutes = z.number().int().min(0).max(10_080);

/** Seen here and by e-mail, and on the computer at once. */
export const EVERY_WAY: AlertWays = { inApp: true, native: true, email: true };
/** For what can wait until somebody looks. */
export const QUIETLY: AlertWays = { inApp: true, native: false, email: true };
