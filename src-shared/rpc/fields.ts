import { z } from 'zod';

/** Building blocks of the contract. Lengths are limits against abuse, generous for honest use. */
export const id = z.number().int().positive();
export const version = z.number().int().positive();
/** An instant on the wire: ISO 8601 in UTC. */
export const instant = z.iso.datetime();
/** An instant that a person or a script sends: any ISO offset. */
export const instantIn = z.iso.datetime({ offset: true });
export const localDate = z.iso.date();

// C0 controls and lone surrogates come with honest pastes (Word's vertical tab) and with hostile ones (NUL), mean
// nothing, and choke SQLite's text functions and PDFs: they are dropped, never a reason to refuse what was typed.
const CONTROL = /[^\P{Cc}\t\n]/gu;
// What turns the order of letters around shows a name as another one, and hides what follows it.
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;
const BREAKS = /\r\n?|\v|\f|[\u2028\u2029]/g;

function cleanText(text: string): string {
  return text.toWellFormed().replace(BREAKS, '\n').replace(CONTROL, '').replace(TURNS, '');
}

function cleanLine(text: string): string {
  return cleanText(text).replace(/[\n\t]+/g, ' ');
}

/** A line of text: cleaned, trimmed, not empty, without line breaks. */
export const line = (max: number) => z.string().overwrite(cleanLine).trim().min(1).max(max);

/** A text of several lines: cleaned, trimmed at its ends, not empty. */
export const text = (max: number) => z.string().overwrite(cleanText).trim().min(1).max(max);

/** A line that may be left empty: an empty one becomes null. */
export const optionalLine = (max: number) =>
  z
    .string()
    .overwrite(cleanLine)
    .trim()
    .max(max)
    .nullable()
    .transform((value) => (value === '' ? null : value));

/** `{ id, name }`: how a row refers to another. */
export const ref = z.object({ id, name: z.string() });
export type Ref = z.infer<typeof ref>;

/** How many rows a page may have, and where it goes on; the cursor is opaque. */
export const paging = {
  limit: z.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
};

/** A page of rows; `nextCursor` is null on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) });

export const done = z.object({ done: z.literal(true) });
