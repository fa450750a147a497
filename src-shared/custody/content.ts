import { z } from 'zod';
import { CONDITIONS, CUSTODY_KINDS } from './custody.ts';
import { party } from './fields.ts';

const words = z.string();

/** A line of the table as it is printed; the keys beside are for the program. */
export const contentItem = z.object({
  assetId: z.number().int(),
  inventoryNumber: words,
  description: words,
  brand: words.nullable(),
  model: words.nullable(),
  serial: words.nullable(),
  location: words.nullable(),
  value: words.nullable(),
  condition: z.enum(CONDITIONS),
  conditionWord: words,
  accessories: words.nullable(),
  note: words.nullable(),
});
export type ContentItem = z.infer<typeof contentItem>;

/**
 * Everything that a form prints, in words: what is signed. Made once, when it is issued, and stored with its hash; the
 * paper is always made from it, so that no later change of settings, translations, people or assets reaches it.
 */
export const formContent = z.object({
  /** Raised when the shape changes; older forms keep theirs. */
  format: z.literal(1),
  language: words,
  /** For what is added later: when it was confirmed, authorised, signed. */
  timeZone: words,
  kind: z.enum(CUSTODY_KINDS),
  folio: words,
  title: words,
  intro: words,
  date: words,
  institution: words,
  letterhead: words,
  /** SHA-256 of the picture beside it. */
  logo: words.nullable(),
  delivers: party,
  receives: party,
  authorises: party.nullable(),
  issuedBy: words,
  items: z.array(contentItem),
  count: words,
  total: words.nullable(),
  totalInWords: words.nullable(),
  legend: words,
  /** What each copy is called. */
  copies: z.array(words).length(3),
  labels: z.record(z.string(), words),
});
export type FormContent = z.infer<typeof formContent>;
