import { z } from 'zod';
import { QUEUES } from '#shared/custody/contract.ts';
import { CUSTODY_KINDS } from '#shared/custody/custody.ts';

const text = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .catch(undefined);
const id = z.coerce.number().int().positive().optional().catch(undefined);
const day = z.iso.date().optional().catch(undefined);

/** The list of forms: all of its state stands in the address. */
export const formListSearch = z.object({
  q: text,
  person: id,
  kind: z.enum(CUSTODY_KINDS).optional().catch(undefined),
  queue: z.enum(QUEUES).optional().catch(undefined),
  from: day,
  to: day,
});
export type FormListSearch = z.infer<typeof formListSearch>;

/** A form to be issued, as other pages ask for it: whose, and which assets (`12,15,40`). */
export const issueSearch = z.object({
  kind: z.enum(CUSTODY_KINDS).optional().catch(undefined),
  person: id,
  assets: text,
  /** Everything that the person has, as for somebody who leaves. */
  all: z.boolean().optional().catch(undefined),
});
export type IssueSearch = z.infer<typeof issueSearch>;

/** The ids in `12,15,40`, each once; what is no number is left out. */
export function idsIn(list: string | undefined): number[] {
  const ids = (list ?? '').split(',').map(Number);
  return [...new Set(ids.filter((one) => Number.isInteger(one) && one > 0))];
}
