import { z } from 'zod';
import { id, instant, version } from '../rpc/fields.ts';
import { importError } from './report.ts';
import { DATE_ORDERS, IMPORT_KINDS } from './targets.ts';

const heading = z.string().min(1).max(400);

/** Which column says what, how its dates are written and what its words mean. */
export const importMapping = z.object({
  /** Heading by field (see targets.ts). */
  columns: z.record(z.string().max(40), heading),
  /** Further columns that are kept: fields of the categories for assets, lines of the description for tickets. */
  ownColumns: z.array(heading).max(40),
  dates: z.enum(DATE_ORDERS),
  /** By field: the file's word, and the value or the name that it stands for. */
  values: z.record(z.string().max(40), z.record(z.string().max(400), z.string().max(160))),
});
export type ImportMapping = z.infer<typeof importMapping>;

export const keptMapping = z.object({
  id,
  name: z.string(),
  mapping: importMapping,
  savedAt: instant,
  version,
});
export type KeptMapping = z.infer<typeof keptMapping>;

/** Where in an uploaded file the table is. */
export const tablePlace = z.object({
  uploadId: z.uuid(),
  /** Of a workbook; the first with anything in it unless given. */
  sheet: z.string().max(80).optional(),
  /** The line with the headings; found unless given. */
  headingLine: z.number().int().min(1).max(1_000).optional(),
});

/** A column of the file, as far as it helps to tell what it is. */
export const seenColumn = z.object({
  name: z.string(),
  /** The first different values. */
  samples: z.array(z.string()),
  /** All its different words with how often each comes, where they are few. */
  words: z.array(z.object({ word: z.string(), count: z.number().int() })).nullable(),
  filled: z.number().int(),
  /** What its dates prove of their order; null where it holds no dates. */
  dates: z.enum([...DATE_ORDERS, 'either', 'mixed']).nullable(),
});
export type SeenColumn = z.infer<typeof seenColumn>;

export const seenTable = z.object({
  sheets: z.array(z.string()),
  sheet: z.string().nullable(),
  headingLine: z.number().int(),
  /** Lines of data. */
  rows: z.number().int(),
  columns: z.array(seenColumn),
  suggestion: importMapping,
  /** Mappings that were kept for the same headings, newest first. */
  kept: z.array(keptMapping),
});
export type SeenTable = z.infer<typeof seenTable>;

/** A line as it would be, by field. */
export const previewRow = z.object({
  line: z.number().int(),
  cells: z.record(z.string(), z.string().nullable()),
  errors: z.array(importError),
});
export type PreviewRow = z.infer<typeof previewRow>;

export const importKind = z.enum(IMPORT_KINDS);
