import { z } from 'zod';
import { kindSettings, QUIETLY } from '../kind.ts';

/** An ISO week in which tickets were shared out unevenly: the population deviation of tickets received lies above a threshold. */
export const unbalancedWeek = {
  about: 'week',
  details: z.object({
    /** `2026-W47`. */
    week: z.string(),
    /** Population standard deviation of tickets received per technician, and the threshold it passed. */
    deviation: z.number(),
    threshold: z.number(),
    people: z.number().int(),
    most: z.number().int(),
    least: z.number().int(),
  }),
  settings: kindSettings.extend({
    /** Tickets: the department's published trial went from 4.7 to 1.2. */
    deviation: z.number().min(0.5).max(50),
  }),
  defaults: {
    isOn: true,
    severity: 'warning',
    tells: ['manager', 'master'],
    ways: QUIETLY,
    deviation: 2.5,
  },
} as const;
