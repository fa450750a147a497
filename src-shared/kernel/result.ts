import type { AppError } from './errors.ts';

/** An expected outcome as a value: either what was asked for or a refusal with its code. */
export type Result<T, E = AppError> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** A refusal; `details` is typed by the code (see errors.ts). */
export function fail<E extends AppError>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
