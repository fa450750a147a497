import { z } from 'zod';
import { id, listOf, ref, version } from '../rpc/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { PRIORITIES, priorityMatrix } from './priority.ts';

const policy = z.object({
  id,
  /** Null: holds for every service without a policy of its own. */
  service: ref.nullable(),
  priority: z.enum(PRIORITIES),
  firstResponseMinutes: z.number().int(),
  resolutionMinutes: z.number().int(),
  atRiskPercent: z.number().int(),
  calendar: ref.nullable(),
  version,
});
export type SlaPolicy = z.infer<typeof policy>;

const minutes = z.number().int().min(1).max(525_600);

export const slaContract = {
  policies: query({
    permission: 'promises.read',
    route: 'GET /sla/policies',
    summary: 'First-response and resolution times by service and priority',
    input: z.object({}),
    output: listOf(policy),
  }),
  savePolicy: command({
    permission: 'promises.manage',
    route: 'POST /sla/policies',
    summary: 'Create or change a policy; holds for new tickets unless applied to open ones on purpose',
    input: z.object({
      id: id.optional(),
      version: version.optional(),
      serviceId: id.nullable(),
      priority: z.enum(PRIORITIES),
      firstResponseMinutes: minutes,
      resolutionMinutes: minutes,
      atRiskPercent: z.number().int().min(1).max(100).default(80),
      calendarId: id.nullable(),
      applyToOpen: z.boolean().default(false),
    }),
    output: z.object({ policy, recomputed: z.number().int() }),
  }),
  removePolicy: command({
    permission: 'promises.manage',
    route: 'POST /sla/policies/{id}/remove',
    summary: 'Take a service’s own policy away; the general ones cannot be removed',
    input: z.object({ id, version }),
    output: z.object({ done: z.literal(true) }),
  }),
  matrix: query({
    permission: 'session',
    route: 'GET /sla/matrix',
    summary: 'Priority by impact and urgency',
    input: z.object({}),
    output: z.object({ matrix: priorityMatrix, version: z.number().int() }),
  }),
  saveMatrix: command({
    permission: 'promises.manage',
    route: 'PUT /sla/matrix',
    summary: 'Change the matrix; holds for new tickets',
    input: z.object({ matrix: priorityMatrix, version: z.number().int() }),
    output: z.object({ matrix: priorityMatrix, version: z.number().int() }),
  }),
};
