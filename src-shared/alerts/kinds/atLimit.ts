import { z } from 'zod';
import { calmMinutes, kindSettings, QUIETLY } from '../kind.ts';

/** A technician who has as many active tickets as they may have, or more. */
export const atLimit = {
  about: 'technician',
  details: z.object({ active: z.number().int(), limit: z.number().int() }),
  settings: kindSettings.extend({ calmMinutes }),
  defaults: { isOn: true, severity: 'info', tells: ['manager'], ways: QUIETLY, calmMinutes: 240 },
} as const;
