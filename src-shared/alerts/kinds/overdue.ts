import { z } from 'zod';
import { instant } from '../../rpc/fields.ts';
import { EVERY_WAY, kindSettings } from '../kind.ts';

/** A ticket whose due time, or that of its first response, has passed. Once for each (ticket, promise, due instant). */
export const overdue = {
  about: 'ticket',
  details: z.object({ dueAt: instant, promise: z.enum(['resolution', 'firstResponse']) }),
  settings: kindSettings,
  defaults: { isOn: true, severity: 'critical', tells: ['assignee', 'manager'], ways: EVERY_WAY },
} as const;
