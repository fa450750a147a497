import { z } from 'zod';
import { instant } from '../../rpc/fields.ts';
import { calmMinutes, EVERY_WAY, kindSettings } from '../kind.ts';

/** A ticket in the queue that nobody can take before it is due (assignment/outlook.ts). */
export const noEligible = {
  about: 'ticket',
  details: z.object({
    why: z.enum(['skillMissing', 'nobodyBeforeDue']),
    /** What its service asks for; null where that is nothing in particular. */
    skill: z.string().nullable(),
    dueAt: instant.nullable(),
  }),
  settings: kindSettings.extend({ calmMinutes }),
  defaults: { isOn: true, severity: 'critical', tells: ['manager'], ways: EVERY_WAY, calmMinutes: 60 },
} as const;
