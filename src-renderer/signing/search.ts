import { z } from 'zod';
import { reportRequest } from '#shared/reports/source.ts';
import { ISSUE_STATES } from '#shared/signing/issued.ts';

/** The list of issued reports: all of its state stands in the address. A folio may look like a number. */
export const issuedListSearch = z.object({
  q: z
    .union([z.string(), z.number().transform(String)])
    .optional()
    .catch(undefined),
  state: z.enum(ISSUE_STATES).optional().catch(undefined),
});
export type IssuedListSearch = z.infer<typeof issuedListSearch>;

/** A report to be issued, as the library and the builder ask for it. */
export const issueSearch = z.object({
  peticion: reportRequest.optional().catch(undefined),
});
