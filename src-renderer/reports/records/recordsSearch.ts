import { z } from 'zod';
import { LANGUAGES } from '#shared/people/contract.ts';
import { recordsOf } from '#shared/reports/lists.ts';

/** The records behind a figure of a report, of which moment, and in which language it was read. */
export const recordsSearch = z.object({
  lista: recordsOf.optional().catch(undefined),
  asOf: z.iso.datetime().optional().catch(undefined),
  language: z.enum(LANGUAGES).optional().catch(undefined),
});
