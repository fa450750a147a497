import { z } from 'zod';
import { id, instant, pageOf, paging, version } from '../rpc/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { goal, goalProgress, goalTerms, pastPeriod, reason } from './fields.ts';
import { GOAL_STATES } from './goal.ts';

const goalAnswer = z.object({ goal });

/**
 * Managers propose goals, administrators and masters set, accept, decline and end them; technicians read those that
 * concern them, and of a goal of a role only how they themselves stand. All figures are those of the indicators.
 */
export const goalsContract = {
  list: query({
    permission: 'goals.read',
    route: 'GET /goals',
    summary: 'Goals, the newest first, that the caller may read',
    input: z.object({ ...paging, state: z.enum(GOAL_STATES).optional() }),
    output: pageOf(goal),
  }),
  progress: query({
    permission: 'goals.read',
    route: 'GET /goals/progress',
    summary: 'How each goal in force goes in the period that runs: value, achievement, forecast',
    input: z.object({
      /** Only how this technician stands: their own goals and those of their roles. */
      technicianId: id.optional(),
      /** Only goals of the department as a whole. */
      ofDepartment: z.boolean().default(false),
    }),
    output: z.object({ items: z.array(goalProgress), asOf: instant, timeZone: z.string() }),
  }),
  history: query({
    permission: 'goals.read',
    route: 'GET /goals/{id}/history',
    summary: 'The last twelve periods of a goal, the running one last',
    input: z.object({
      id,
      /** Whose, of a goal of a role. */
      technicianId: id.optional(),
    }),
    output: z.object({ goal, periods: z.array(pastPeriod), asOf: instant, timeZone: z.string() }),
  }),
  propose: command({
    permission: 'goals.propose',
    route: 'POST /goals',
    summary: 'Propose a goal; it holds once an administrator or a master has accepted it',
    status: 201,
    input: z.object(goalTerms),
    output: goalAnswer,
  }),
  set: command({
    permission: 'goals.manage',
    route: 'POST /goals/set',
    summary: 'Set a goal that holds at once',
    status: 201,
    input: z.object(goalTerms),
    output: goalAnswer,
  }),
  change: command({
    permission: 'goals.propose',
    route: 'PUT /goals/{id}',
    summary: 'Change a goal: a proposal of one’s own, or, for those who set goals, any that is not over',
    input: z.object({ id, version, ...goalTerms }),
    output: goalAnswer,
  }),
  accept: command({
    permission: 'goals.manage',
    route: 'POST /goals/{id}/accept',
    summary: 'Put a proposal in force',
    input: z.object({ id, version }),
    output: goalAnswer,
  }),
  decline: command({
    permission: 'goals.manage',
    route: 'POST /goals/{id}/decline',
    summary: 'Decline a proposal, with the reason',
    input: z.object({ id, version, reason }),
    output: goalAnswer,
  }),
  end: command({
    permission: 'goals.manage',
    route: 'POST /goals/{id}/end',
    summary: 'End a goal that is in force',
    input: z.object({ id, version, reason: reason.nullable().default(null) }),
    output: goalAnswer,
  }),
};
