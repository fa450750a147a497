import type { MailError, MailStep } from '#shared/mail/contract.ts';

/** An address, or anything that could be one: who was written to is nobody's business in a list of faults or a log. */
const ADDRESSES = /[^\s<>()[\],;:"@]+@[^\s<>()[\],;:"]+/g;
const TEXT_MAX = 300;

interface What {
  readonly code: string | null;
  readonly text: string;
  /** The server will say the same again: no use in another attempt. */
  readonly isPermanent: boolean;
  readonly isConnectionLost?: boolean;
}

/** A step on the way to the server, or of one message, that failed. */
export class SmtpFault extends Error {
  readonly step: MailStep;
  readonly code: string | null;
  readonly text: string;
  readonly isPermanent: boolean;
  readonly isConnectionLost: boolean;

  constructor(step: MailStep, what: What) {
    super(`Mail: ${step}`);
    this.step = step;
    this.code = what.code;
    this.text = what.text
      .replace(ADDRESSES, '…')
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim()
      .slice(0, TEXT_MAX);
    this.isPermanent = what.isPermanent;
    this.isConnectionLost = what.isConnectionLost ?? false;
  }

  get error(): MailError {
    return { fault: this.step, code: this.code, text: this.text };
  }
}

interface Coded {
  readonly code?: unknown;
  /** What the system or the certificate check said, where the library put a code of its own over it. */
  readonly originalCode?: unknown;
  readonly responseCode?: unknown;
  readonly response?: unknown;
}

/** What the mail library and the system throw, in our words. */
export function smtpFault(step: MailStep, thrown: unknown): SmtpFault {
  if (thrown instanceof SmtpFault) return thrown;
  const { code, originalCode, responseCode, response } = (thrown ?? {}) as Coded;
  const reply = typeof responseCode === 'number' && responseCode > 0 ? responseCode : null;
  const text = typeof response === 'string' && response !== '' ? response : messageOf(thrown);
  // 421 is the server's goodbye, whatever was asked.
  const isConnectionLost =
    reply === 421 ||
    (step === 'send' && ['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EPROTOCOL'].includes(String(code)));
  return new SmtpFault(step, {
    code: reply === null ? (textOrNull(originalCode) ?? textOrNull(code)) : String(reply),
    text,
    isPermanent: step === 'send' && reply !== null && reply >= 500,
    isConnectionLost,
  });
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : '';
}
