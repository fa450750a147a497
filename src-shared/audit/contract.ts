import { z } from 'zod';
import { id, instant, localDate, pageOf, paging, ref } from '../rpc/fields.ts';
import { command, query } from '../rpc/procedure.ts';

/** A year of a department is some 100,000. */
export const MOST_TRAIL_EVENTS = 250_000;

const flag = z.union([z.boolean(), z.stringbool()]);

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
      /** Leaves out what the program does by itself, alerts, reading and exports; no matter where an action is named. */
      withoutAutomatic: flag.default(false),
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
  /**
   * All events of some days, whoever did what: a chain with gaps proves nothing. At most `MOST_TRAIL_EVENTS` at a time.
   */
  trail: command({
    permission: 'audit.read',
    route: 'POST /audit/trail',
    summary:
      'Events of some days with the chain’s signed end, to be checked without the database (JSON lines)',
    remembersOutcome: false,
    input: z.object({ from: localDate.optional(), to: localDate.optional() }),
    output: z.file(),
  }),
};
