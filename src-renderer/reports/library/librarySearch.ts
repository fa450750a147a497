import { z } from 'zod';
import { reportChoice } from './reportChoice.ts';

/** The library with what was searched for, and the report that is open in the drawer. */
export const librarySearch = reportChoice.extend({
  q: z.string().max(120).optional().catch(undefined),
  archived: z.boolean().optional().catch(undefined),
});
export type LibrarySearch = z.infer<typeof librarySearch>;
