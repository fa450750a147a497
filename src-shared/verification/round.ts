import { z } from 'zod';

export const ROUND_STATUSES = ['open', 'closed', 'cancelled'] as const;
export type RoundStatus = (typeof ROUND_STATUSES)[number];

/** What a scanned number turned out to be: recorded here, recorded elsewhere, or in no inventory of ours. */
export const SCAN_RESULTS = ['found', 'elsewhere', 'unknown'] as const;
export type ScanResult = (typeof SCAN_RESULTS)[number];

/** A line of the printed record. */
const recordLine = z.object({
  inventoryNumber: z.string(),
  name: z.string(),
  /** Brand, model and serial number as they are printed. */
  details: z.string(),
  holder: z.string().nullable(),
  /** Where it was recorded, of what was found elsewhere; null otherwise. */
  recordedAt: z.string().nullable(),
});
export type RecordLine = z.infer<typeof recordLine>;

/**
 * What a round found, as it is signed: made once, when the round is closed, and stored with its hash. The paper is
 * always made from it. Texts are data, not words of a language: the paper's own words come with each printing.
 */
export const roundRecord = z.object({
  /** Raised when the shape changes; older records keep theirs. */
  format: z.literal(1),
  folio: z.string(),
  institution: z.string(),
  letterhead: z.string(),
  logo: z.string().nullable(),
  location: z.string(),
  startedAt: z.iso.datetime(),
  startedBy: z.string(),
  closedAt: z.iso.datetime(),
  closedBy: z.string(),
  note: z.string().nullable(),
  expected: z.number().int(),
  found: z.array(recordLine),
  missing: z.array(recordLine),
  elsewhere: z.array(recordLine),
  /** What was scanned and is in no inventory, as it was read, with what was noted of it. */
  unknown: z.array(z.object({ scanned: z.string(), note: z.string().nullable() })),
  /** Whether what was found elsewhere was recorded here from then on. */
  hasMoved: z.boolean(),
});
export type RoundRecord = z.infer<typeof roundRecord>;
