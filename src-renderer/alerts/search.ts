import { z } from 'zod';
import { CASE_STATES } from '#shared/alerts/contract.ts';
import { SEVERITIES } from '#shared/alerts/kind.ts';
import { ALERT_KINDS } from '#shared/alerts/kinds.ts';

const optional = <T extends z.ZodType>(type: T) => type.optional().catch(undefined);

/** What the list of alerts keeps in its address; without a state it shows the open ones. */
export const alertsSearch = z.object({
  state: optional(z.enum(CASE_STATES)),
  kind: optional(z.enum(ALERT_KINDS)),
  severity: optional(z.enum(SEVERITIES)),
  technicianId: optional(z.number().int().positive()),
  /** The case that is open at the side, whatever its state. */
  open: optional(z.number().int().positive()),
});
export type AlertsSearch = z.infer<typeof alertsSearch>;
