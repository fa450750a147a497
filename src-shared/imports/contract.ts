import { z } from 'zod';
import { command } from '../rpc/procedure.ts';

export const importError = z.object({
  line: z.number().int(),
  column: z.string().nullable(),
  /** One English sentence, for logs and the command line. */
  message: z.string(),
  /** What is wrong, and the figures and words in it, for screens in three languages; absent where only the message says. */
  rule: z.string().optional(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type ImportError = z.infer<typeof importError>;

export const importReport = z.object({
  read: z.number().int(),
  imported: z.number().int(),
  skipped: z.number().int(),
  errors: z.array(importError),
});
export type ImportReport = z.infer<typeof importReport>;

export const importsContract = {
  people: command({
    permission: 'imports.run',
    route: 'POST /imports/people',
    summary: 'People from a CSV file; all or nothing unless keepGood; dryRun only tells',
    input: z.object({
      file: z.file().max(20_971_520),
      dryRun: z.union([z.boolean(), z.stringbool()]).default(false),
      keepGood: z.union([z.boolean(), z.stringbool()]).default(false),
    }),
    output: importReport,
  }),
};
