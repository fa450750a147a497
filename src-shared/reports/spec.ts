import { z } from 'zod';

/** A report that somebody built: rows, columns, measures, filters, grouping, chart, order and title. Filled in by the engine. */
export const reportSpec = z.object({
  title: z.string(),
});
export type ReportSpec = z.infer<typeof reportSpec>;
