import { z } from 'zod';
import { DEVIATION_BASES, DEVIATION_MEASURES } from '../deviation.ts';
import { kindSettings, QUIETLY } from '../kind.ts';

/**
 * A technician whose last full ISO week was worse than usual in some measure, beside their own eight weeks before or
 * beside the others in that week (deviation.ts). Once for each (technician, week), with all that was found.
 */
export const deviation = {
  about: 'technician',
  details: z.object({
    /** `2026-W47`. */
    week: z.string(),
    found: z.array(
      z.object({
        measure: z.enum(DEVIATION_MEASURES),
        against: z.enum(DEVIATION_BASES),
        /** Seconds, a share from 0 to 1, or a count, as the measure has it. */
        value: z.number(),
        median: z.number(),
        /** Robust deviations from the median; its sign is that of value − median. */
        score: z.number(),
        /** By which spread it was measured; the second is the fallback where the first is 0. */
        spread: z.enum(['medianDeviation', 'meanDeviation']),
      }),
    ),
  }),
  settings: kindSettings.extend({
    /** How many robust deviations worse than usual are worth a word. */
    score: z.number().min(2).max(10),
    /** What a figure and what it is compared with must rest on at least. */
    minTickets: z.number().int().min(5).max(500),
    measures: z.array(z.enum(DEVIATION_MEASURES)).max(DEVIATION_MEASURES.length),
  }),
  defaults: {
    isOn: true,
    severity: 'info',
    tells: ['manager', 'master'],
    ways: QUIETLY,
    score: 3.5,
    minTickets: 20,
    measures: [...DEVIATION_MEASURES],
  },
} as const;
