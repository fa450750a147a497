import { z } from 'zod';
import { instant } from '../../rpc/fields.ts';
import { EVERY_WAY, kindSettings } from '../kind.ts';

/**
 * A ticket about to be late: the share of its time that its policy sets (80 % unless changed) is used up, or its finish
 * is predicted after its due time. Once for each (ticket, due instant), whichever of the two comes first.
 */
export const atRisk = {
  about: 'ticket',
  details: z.object({
    dueAt: instant,
    cause: z.enum(['timeUsed', 'predicted']),
    /** Of a prediction: when it would be done, and how probably late, from 0 to 1. */
    finishAt: instant.nullable(),
    lateOdds: z.number().nullable(),
  }),
  settings: kindSettings.extend({
    /** Also what is predicted late; how sure that must be is set with the delays. */
    isPredicted: z.boolean(),
  }),
  defaults: { isOn: true, severity: 'warning', tells: ['assignee'], ways: EVERY_WAY, isPredicted: true },
} as const;
