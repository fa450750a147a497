import { z } from 'zod';
import { instant } from '../rpc/fields.ts';
import { command, query } from '../rpc/procedure.ts';

export const systemContract = {
  health: query({
    permission: 'public',
    route: 'GET /health',
    summary: 'Whether it runs',
    input: z.object({}),
    output: z.object({ status: z.literal('ok'), version: z.string() }),
  }),
  state: query({
    permission: 'system.manage',
    route: 'GET /system',
    summary: 'The installation’s health: database, last backup, integrity, connections, disk',
    input: z.object({}),
    output: z.object({
      version: z.string(),
      mode: z.enum(['local', 'server', 'sharedFile']),
      dataDir: z.string(),
      databaseBytes: z.number().int(),
      freeBytes: z.number().int(),
      schema: z.string(),
      tickets: z.number().int(),
      people: z.number().int(),
      connections: z.number().int(),
      lastBackup: z.object({ at: instant, file: z.string(), bytes: z.number().int() }).nullable(),
      /** The copy that was made before the program last changed the tables; `schema` is what it has. */
      beforeMigration: z
        .object({ at: instant, file: z.string(), bytes: z.number().int(), schema: z.string() })
        .nullable(),
      lastVerification: z.object({ at: instant, ok: z.boolean(), problems: z.number().int() }).nullable(),
      auditSeq: z.number().int(),
      /** What browsers and desktop programs see of this server; null where nothing is encrypted. */
      certificate: z.object({ fingerprint: z.string(), validTo: instant, isOwn: z.boolean() }).nullable(),
    }),
  }),
  availability: query({
    permission: 'system.manage',
    route: 'GET /system/availability',
    summary: 'How available the system was within working hours: the last twelve months, newest first',
    input: z.object({}),
    output: z.object({
      items: z.array(
        z.object({
          month: z.string(),
          /** Working seconds that are known of, and those without service. */
          openSeconds: z.number(),
          downSeconds: z.number(),
          share: z.number().min(0).max(1).nullable(),
          longest: z.object({ from: instant, to: instant, seconds: z.number() }).nullable(),
        }),
      ),
    }),
  }),
  verify: command({
    permission: 'system.manage',
    route: 'POST /system/verify',
    summary: 'Check integrity, foreign keys, audit chain and attachments',
    input: z.object({}),
    output: z.object({
      ok: z.boolean(),
      /** One English sentence each, the first thousand. */
      problems: z.array(z.string()),
      /** How many of each kind (audit/report.ts), for screens in three languages. */
      kinds: z.array(z.object({ kind: z.string(), count: z.number().int() })),
    }),
  }),
};
