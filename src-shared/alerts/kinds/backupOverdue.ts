import { z } from 'zod';
import { instant } from '../../rpc/fields.ts';
import { EVERY_WAY, kindSettings } from '../kind.ts';

/** Copies are scheduled, and for too long none was good; until one is. From when on stands in the policy of backups. */
export const backupOverdue = {
  about: 'system',
  details: z.object({
    /** The newest good copy when the case was raised; null where there never was one. */
    lastAt: instant.nullable(),
    /** Hours without a good copy after which it is told (`warnAfterHours`). */
    hours: z.number().int(),
  }),
  settings: kindSettings,
  defaults: { isOn: true, severity: 'critical', tells: ['administrator'], ways: EVERY_WAY },
} as const;
