import type { ReadDb } from '../db/handles.ts';
import { createSignInGuard, type SignInGuard } from './signInGuard.ts';

/** What the process that has a database open remembers about its sessions without writing it. */
export interface SessionMemory {
  /**
   * When each session was last used, UTC ms by session id. A write for every call would cost more than the call, so
   * it stays here until `flushSeen`.
   */
  readonly seen: Map<number, number>;
  readonly guard: SignInGuard;
}

const memories = new WeakMap<ReadDb, SessionMemory>();

/** The memory that belongs to an open database (by its read handle); it goes when the database is closed. */
export function sessionMemory(db: ReadDb): SessionMemory {
  const known = memories.get(db);
  if (known !== undefined) return known;
  const memory = { seen: new Map<number, number>(), guard: createSignInGuard() };
  memories.set(db, memory);
  return memory;
}

/** The guard against guessing of an open database; other secrets that may be guessed count with it. */
export function signInGuard(db: ReadDb): SignInGuard {
  return sessionMemory(db).guard;
}
