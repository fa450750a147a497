import type { AlertKind, AlertSettings } from '#shared/alerts/kinds.ts';
import type { Settings } from '#shared/settings/contract.ts';
import type { ReadDb } from '../db/handles.ts';
import type { Database } from '../db/open.ts';
import type { Found } from './found.ts';

/** What a rule may look with: outside any transaction, so that it may wait for the reading thread. */
export interface Seeing {
  readonly db: ReadDb;
  readonly database: Database;
  /** UTC ms. */
  readonly now: number;
  readonly settings: Settings;
  /** Lets the event loop turn: to be called between pages. */
  readonly breathe: () => Promise<void>;
}

/** What of a ticket says whether a case about it still stands. */
export interface TicketStanding {
  readonly isOpen: boolean;
  readonly isQueued: boolean;
  readonly resolutionDueAt: number | null;
  readonly firstResponseDueAt: number | null;
  readonly firstRespondedAt: number | null;
}

/** How one kind of case is found, and how it ends. */
export interface KindRule<K extends AlertKind = AlertKind> {
  readonly kind: K;
  /** How often it is looked for, and how long after the start of the program first. */
  readonly everyMs: number;
  readonly afterMs: number;
  /** What is so now; null where that cannot be said just now. A kind without it is raised by its cause itself. */
  look?(see: Seeing, settings: AlertSettings[K]): Promise<readonly Found<K>[] | null>;
  /** Whether what a look no longer finds is cleared. */
  readonly clearsUnfound: boolean;
  /** Of kinds about tickets: whether a case still stands, asked as soon as something happened to its ticket. */
  holds?(ticket: TicketStanding, details: unknown, now: number): boolean;
}
