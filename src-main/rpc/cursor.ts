import type { z } from 'zod';
import type { AppError } from '#shared/kernel/errors.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';

/** Where a page ended, as the opaque text that asks for the next one. */
export function encodeCursor(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The key in a cursor that a client sent back; null for the first page, a refusal for what is none of ours. */
export function decodeCursor<T>(shape: z.ZodType<T>, cursor: string | undefined): Result<T | null> {
  if (cursor === undefined) return ok(null);
  try {
    const key = shape.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return key.success ? ok(key.data) : fail(badCursor);
  } catch {
    return fail(badCursor);
  }
}

const badCursor: AppError = {
  code: 'invalid',
  details: { issues: [{ path: 'cursor', rule: 'cursor', message: 'The cursor is not one of ours.' }] },
};
