import { z } from 'zod';
import { id, instant, listOf, ref } from '../rpc/fields.ts';
import { query } from '../rpc/procedure.ts';
import { assignmentExplanation } from './choose.ts';
import { ASSIGNMENT_METHODS } from './method.ts';

const technicianLoad = z.object({
  technician: ref,
  active: z.number().int(),
  limit: z.number().int(),
  assignedThisWeek: z.number().int(),
  waiting: z.number().int(),
  dueToday: z.number().int(),
  overdue: z.number().int(),
  isOnShift: z.boolean(),
  isAbsent: z.boolean(),
  teams: z.array(z.string()),
});
/** What a technician carries now, as the board and the home pages show it. */
export type TechnicianLoad = Readonly<z.infer<typeof technicianLoad>>;

export const assignmentContract = {
  /** The live board. */
  workload: query({
    permission: 'workload.see',
    route: 'GET /workload',
    summary: 'The load of each technician now',
    input: z.object({}),
    output: listOf(technicianLoad),
  }),
  explain: query({
    permission: 'tickets.seeAll',
    route: 'GET /tickets/{id}/assignments',
    summary:
      'Why it went to whom: every assignment with its candidates; for a queued ticket, why nobody can take it now',
    input: z.object({ id: z.union([z.number().int().positive(), z.string().trim().min(1).max(40)]) }),
    output: z.object({
      items: z.array(
        z.object({
          id,
          at: instant,
          technician: ref,
          by: ref.nullable(),
          method: z.enum(ASSIGNMENT_METHODS),
          reason: z.string().nullable(),
          isOverLimit: z.boolean(),
          explanation: assignmentExplanation.nullable(),
        }),
      ),
      /** Only for a ticket in the queue: the choice as it would be now. */
      now: assignmentExplanation.nullable(),
    }),
  }),
};
