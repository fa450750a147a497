import { ORPCError } from '@orpc/client';
import { type AppError, type AppErrorCode, appErrors } from '#shared/kernel/errors.ts';
import { OfflineError } from './connection.ts';

/** What a call can end with: a refusal of the contract, or nobody to carry it. */
export type CallError = AppError | { readonly code: 'offline'; readonly details: Record<string, never> };

/** Codes of the transport itself, in the words of the contract. */
const transportCodes: Readonly<Record<string, AppErrorCode>> = {
  BAD_REQUEST: 'invalid',
  UNAUTHORIZED: 'unauthenticated',
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'notFound',
  TOO_MANY_REQUESTS: 'tooManyRequests',
  PAYLOAD_TOO_LARGE: 'tooLarge',
};

const emptyDetails: Partial<Record<AppErrorCode, object>> = {
  invalid: { issues: [] },
  notFound: { entity: '' },
  tooLarge: { maxBytes: 0 },
  internal: { reference: '' },
};

/** Any thrown thing as an error that the screens have a sentence for. */
export function toAppError(thrown: unknown): CallError {
  if (!(thrown instanceof ORPCError)) {
    return thrown instanceof OfflineError
      ? { code: 'offline', details: {} }
      : { code: 'internal', details: { reference: '' } };
  }
  const raw = String(thrown.code);
  const code = raw in appErrors ? (raw as AppErrorCode) : (transportCodes[raw] ?? 'internal');
  const read = appErrors[code].details.safeParse(thrown.data);
  const details = read.success ? read.data : appErrors[code].details.safeParse(emptyDetails[code] ?? {}).data;
  if (details === undefined) return { code: 'internal', details: { reference: '' } };
  return { code, details } as AppError;
}

/** Whether the outcome is unknown or may change by itself: only then may the same command be sent again. */
export function mayRepeat(error: CallError): boolean {
  return error.code === 'offline' || error.code === 'busy' || error.code === 'tooManyRequests';
}

/**
 * Whether it may have been carried out all the same: a disk that goes while the last bytes are written says nothing of
 * them. Then only the same command, with the same id, may be sent again.
 */
export function leavesDoubt(error: CallError): boolean {
  return error.code === 'offline' || (error.code === 'storage' && error.details.reason === 'unreachable');
}
