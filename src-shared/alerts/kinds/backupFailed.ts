import { z } from 'zod';
import { instant } from '../../rpc/fields.ts';
import { EVERY_WAY, kindSettings } from '../kind.ts';

/** The newest copy of the installation was not written, or does not read back; until one is good again. */
export const backupFailed = {
  about: 'system',
  details: z.object({
    at: instant,
    /** `bad` was written and did not read back as it should; `failed` was not written. */
    outcome: z.enum(['bad', 'failed']),
  }),
  settings: kindSettings,
  defaults: { isOn: true, severity: 'critical', tells: ['administrator'], ways: EVERY_WAY },
} as const;
