import { z } from 'zod';
import { command } from '../rpc/procedure.ts';

export const importError = z.object({
  line: z.number().int(),
  column: z.string().nullable(),
  message: z.string(),
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
