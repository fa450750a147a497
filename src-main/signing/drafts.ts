import { randomUUID } from 'node:crypto';
import { MINUTE } from '#shared/kernel/time.ts';
import type { Database } from '../db/open.ts';
import type { Certificate } from './certificate.ts';
import type { Draft } from './pdf/signPaper.ts';

/** A paper that waits for the signature of whoever asked for it. */
export interface PendingDraft {
  /** Whose session it belongs to; null on the command line. */
  readonly actorId: number | null;
  readonly reportId: number;
  readonly signerId: number;
  /** The revision that it would become. */
  readonly number: number;
  /** Version of the report that was seen. */
  readonly version: number;
  readonly draft: Draft;
  /** What is signed, DER. */
  readonly attributes: Uint8Array<ArrayBuffer>;
  readonly certificate: Certificate;
  readonly chain: readonly Certificate[];
  readonly reason: string | null;
  /** UTC ms. */
  readonly at: number;
  readonly expiresAt: number;
}

/** Choosing a file and typing a password takes a minute or two, and a draft keeps a whole PDF in memory. */
const LIFE_MS = 10 * MINUTE;
const MOST = 30;

const pending = new WeakMap<Database, Map<string, PendingDraft>>();

/** Keeps a draft; the oldest make room. They live in memory alone: after a restart one simply begins anew. */
export function keepDraft(
  db: Database,
  draft: Omit<PendingDraft, 'expiresAt'>,
): { readonly token: string; readonly expiresAt: number } {
  const drafts = pending.get(db) ?? new Map<string, PendingDraft>();
  pending.set(db, drafts);
  const expiresAt = draft.at + LIFE_MS;
  for (const [token, known] of drafts) {
    if (known.expiresAt <= draft.at || drafts.size >= MOST) drafts.delete(token);
  }
  const token = randomUUID();
  drafts.set(token, { ...draft, expiresAt });
  return { token, expiresAt };
}

/** Null where there is none for this person, or no longer. */
export function draftOf(
  db: Database,
  token: string,
  actorId: number | null,
  now: number,
): PendingDraft | null {
  const draft = pending.get(db)?.get(token);
  return draft === undefined || draft.actorId !== actorId || draft.expiresAt <= now ? null : draft;
}

export function dropDraft(db: Database, token: string): void {
  pending.get(db)?.delete(token);
}
