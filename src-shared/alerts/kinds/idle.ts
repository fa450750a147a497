import { z } from 'zod';
import { instant } from '../../rpc/fields.ts';
import { calmMinutes, kindSettings, QUIETLY } from '../kind.ts';

/**
 * A technician on shift without recorded activity for a set time while work was there (design, section 2, "Idle time");
 * from ticket events only, never from watching anybody.
 */
export const idle = {
  about: 'technician',
  details: z.object({
    since: instant,
    /** On-shift working minutes from then until the case was raised. */
    minutes: z.number().int(),
  }),
  settings: kindSettings.extend({
    /** On-shift working minutes without activity from which it is told. */
    minutes: z.number().int().min(15).max(2_880),
    calmMinutes,
  }),
  defaults: {
    isOn: true,
    severity: 'info',
    tells: ['manager'],
    ways: QUIETLY,
    minutes: 120,
    calmMinutes: 240,
  },
} as const;
