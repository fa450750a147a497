import { z } from 'zod';
import { id, instant, localDate, pageOf, paging, ref } from '../rpc/fields.ts';
import { query } from '../rpc/procedure.ts';

export const auditContract = {
  list: query({
    permission: 'audit.read',
    route: 'GET /audit',
    summary: 'Who did what, newest first',
    input: z.object({
      ...paging,
      actorId: id.optional(),
      entity: z.string().max(40).optional(),
      action: z.string().max(60).optional(),
      from: localDate.optional(),
      to: localDate.optional(),
    }),
    output: pageOf(
      z.object({
        seq: z.number().int(),
        at: instant,
        actor: ref.nullable(),
        origin: z.string(),
        action: z.string(),
        entity: z.string(),
        entityId: z.number().int().nullable(),
        label: z.string().nullable(),
        before: z.record(z.string(), z.unknown()),
        after: z.record(z.string(), z.unknown()),
      }),
    ),
  }),
};
