import { z } from 'zod';
import { STUCK_KINDS } from '../../delays/stuck.ts';
import { instant } from '../../rpc/fields.ts';
import { EVERY_WAY, kindSettings } from '../kind.ts';

/** An open ticket on which nobody acted for so many working hours; how many is set with the delays. Once for each standstill. */
export const stuck = {
  about: 'ticket',
  details: z.object({
    /** Since when nobody did anything. */
    since: instant,
    standing: z.enum(STUCK_KINDS),
  }),
  settings: kindSettings,
  defaults: { isOn: true, severity: 'warning', tells: ['assignee', 'manager'], ways: EVERY_WAY },
} as const;
