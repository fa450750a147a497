import { z } from 'zod';
import { id, instant, line, listOf, ref, text, version } from '../rpc/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { IMPACTS, URGENCIES } from '../sla/priority.ts';
import { PRINTED_FORMS } from './service.ts';

const service = z.object({
  id,
  category: z.string(),
  name: z.string(),
  /** A plain sentence for requesters. */
  description: z.string(),
  defaultImpact: z.enum(IMPACTS),
  defaultUrgency: z.enum(URGENCIES),
  estimatedMinutes: z.number().int().nullable(),
  skill: ref.nullable(),
  needsApproval: z.boolean(),
  printedForm: z.enum(PRINTED_FORMS),
  position: z.number().int(),
  isEnabled: z.boolean(),
  procedureNumber: z.number().int().nullable(),
  version,
});
export type Service = z.infer<typeof service>;

const procedure = z.object({
  id,
  number: z.number().int(),
  body: z.string(),
  createdAt: instant,
  createdBy: ref.nullable(),
});
export type Procedure = z.infer<typeof procedure>;

export const servicesContract = {
  list: query({
    permission: 'session',
    route: 'GET /services',
    summary: 'The service catalogue; disabled ones only on request',
    input: z.object({ withDisabled: z.boolean().optional() }),
    output: listOf(service),
  }),
  save: command({
    permission: 'catalogue.manage',
    route: 'POST /services',
    summary: 'Create or change a service',
    input: z.object({
      id: id.optional(),
      version: version.optional(),
      category: line(80),
      name: line(120),
      description: z.string().trim().max(300),
      defaultImpact: z.enum(IMPACTS),
      defaultUrgency: z.enum(URGENCIES),
      estimatedMinutes: z.number().int().min(1).max(100_000).nullable(),
      skillId: id.nullable(),
      needsApproval: z.boolean(),
      printedForm: z.enum(PRINTED_FORMS),
      position: z.number().int().min(0).max(10_000).default(0),
      isEnabled: z.boolean().default(true),
    }),
    output: service,
  }),
  procedures: query({
    permission: 'promises.read',
    route: 'GET /services/{id}/procedures',
    summary: 'Every version of a service’s procedure, newest first',
    input: z.object({ id }),
    output: listOf(procedure),
  }),
  saveProcedure: command({
    permission: 'promises.manage',
    route: 'POST /services/{id}/procedures',
    status: 201,
    summary: 'Write a new version of the procedure; open tickets keep the one they began with',
    input: z.object({ id, body: text(50_000), afterNumber: z.number().int().min(0) }),
    output: procedure,
  }),
};
