import { z } from 'zod';
import { done, id, instant } from '../rpc/fields.ts';
import { command, query } from '../rpc/procedure.ts';

export const BACKUP_OUTCOMES = ['good', 'bad', 'failed'] as const;

const count = z.number().int();

/** A copy that was made, or was to be made. */
export const backupCopy = z.object({
  id,
  at: instant,
  kind: z.enum(['scheduled', 'manual']),
  /** `bad` was written and did not read back as it should; `failed` was not written. */
  outcome: z.enum(BACKUP_OUTCOMES),
  file: z.string().nullable(),
  bytes: count.nullable(),
  isSealed: z.boolean(),
  /** One English sentence, of what went wrong. */
  problem: z.string().nullable(),
  /** Number of the newest event in it. */
  headSeq: count.nullable(),
  rehearsedAt: instant.nullable(),
});
export type BackupCopy = z.infer<typeof backupCopy>;

export const backupsContract = {
  list: query({
    permission: 'system.manage',
    route: 'GET /backups',
    summary: 'The copies there are, newest first, when the next is due and whether they are sealed',
    input: z.object({}),
    output: z.object({
      items: z.array(backupCopy),
      /** Null where none is scheduled. */
      nextAt: instant.nullable(),
      /** Where they go. */
      folder: z.string(),
      isSealing: z.boolean(),
      /** What is under way on this machine. */
      running: z.object({ phase: z.enum(['copying', 'checking']), done: count, total: count }).nullable(),
    }),
  }),
  make: command({
    permission: 'system.manage',
    route: 'POST /backups',
    summary: 'Make a copy now and check it',
    input: z.object({}),
    output: backupCopy,
  }),
  rehearse: command({
    permission: 'system.manage',
    route: 'POST /backups/{id}/rehearse',
    summary: 'Restore a copy into a folder that is thrown away, to know that it can be done',
    input: z.object({ id }),
    output: z.object({
      ok: z.boolean(),
      problems: z.array(z.string()),
      seconds: z.number(),
      /** What is in it. */
      counts: z.record(z.string(), count),
    }),
  }),
  setPassphrase: command({
    permission: 'system.manage',
    route: 'PUT /backups/passphrase',
    summary: 'Seal copies from now on with this passphrase, which is kept nowhere; null: no longer',
    remembersOutcome: false,
    input: z.object({ passphrase: z.string().min(12).max(400).nullable() }),
    output: done,
  }),
};
