import { z } from 'zod';

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

/** What an import would do, or did, with one line: for the first ones of a file. */
export const plannedRow = z.object({
  line: z.number().int(),
  /** `kept`: it is there and differs, and changing it was not asked for. `same`: it is there and says nothing new. */
  action: z.enum(['create', 'update', 'kept', 'same']),
  /** Inventory number, folio or name: by what people know it. */
  label: z.string(),
  name: z.string(),
  changes: z.array(
    z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  /** Who holds it, says the file; custody is never written by an import. */
  suggestedHolder: z.string().nullable().optional(),
});
export type PlannedRow = z.infer<typeof plannedRow>;

export const importReport = z.object({
  /** Rows of data, however many were good. */
  read: z.number().int(),
  /** Made or changed. */
  imported: z.number().int(),
  /** There already. */
  skipped: z.number().int(),
  errors: z.array(importError),
  planned: z.array(plannedRow).optional(),
  /** Columns of the file that say nothing here. */
  ignoredColumns: z.array(z.string()).optional(),
});
export type ImportReport = z.infer<typeof importReport>;
