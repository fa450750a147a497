import { create } from 'zustand';
import type { CallError } from './appError.ts';
import type { Client } from './client.ts';
import { useConnection } from './connection.ts';
import { useStanding } from './standing.ts';

/**
 * What waits to be sent while the service is away, as the screens see it. The outbox itself (src-renderer/outbox)
 * stores, locks and sends it; here is only what other features put in and show.
 */

export type TicketInput = Omit<Parameters<Client['tickets']['create']>[0], 'commandId'>;

export type Content =
  | { readonly kind: 'ticket'; readonly input: TicketInput }
  | { readonly kind: 'reply' | 'note'; readonly body: string }
  | {
      readonly kind: 'files';
      readonly files: readonly FileSign[];
      /** The message that they belong to; null: the ticket itself, or one that is not sent yet. */
      readonly messageId: number | null;
      readonly isInternal: boolean;
    };

/** A file without its bytes. */
export interface FileSign {
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** Why an item was set aside: what the service refused with, or a reason of our own. */
export type Refusal =
  | CallError
  | { readonly code: 'restored'; readonly details: Record<string, never> }
  | { readonly code: 'tooOld'; readonly details: Record<string, never> };

export interface OutboxItem {
  readonly id: string;
  readonly commandId: string;
  /** Items are sent in this order. */
  readonly order: number;
  /** ISO instant. */
  readonly typedAt: string;
  /** Of the database when it was typed: after a restored backup nothing is sent without being looked at. */
  readonly epoch: number;
  readonly content: Content;
  /** The ticket that it is about; null of a ticket, and until the one that it waits for has a folio. */
  readonly folio: string | null;
  /** The item that must have been sent before this one can be. */
  readonly waitsFor: string | null;
  /** It was on its way and no answer came: it may have arrived, so that its content may not change any more. */
  readonly mayHaveArrived: boolean;
  readonly refusal: Refusal | null;
}

/** Something to be kept for later; `waitsFor` names an item that is kept already or an `id` of the same call. */
export interface Draft {
  readonly id: string;
  /** Of an attempt that failed: the same command again, or a new one. */
  readonly commandId?: string;
  readonly mayHaveArrived?: boolean;
  readonly content: Exclude<Content, { kind: 'files' }> | FilesDraft;
  readonly folio: string | null;
  readonly waitsFor: string | null;
}

export interface FilesDraft {
  readonly kind: 'files';
  readonly files: readonly File[];
  readonly messageId: number | null;
  readonly isInternal: boolean;
}

interface OutboxState {
  readonly items: readonly OutboxItem[];
  /** The item that is on its way just now, in this window. */
  readonly sending: string | null;
  /** Whether what is sent without a connection is kept in this window: somebody signed in, and the browser can. */
  readonly isOpen: boolean;
  /** Items of this person that nobody can read any more: damaged, or sealed with a key that is gone. */
  readonly unreadable: number;
}

/** An outbox that keeps nothing. */
export const closedOutbox: OutboxState = { items: [], sending: null, isOpen: false, unreadable: 0 };

export const useOutbox = create<OutboxState>(() => closedOutbox);

/** Whether this page could keep something: on a plain http address of another machine browsers offer no cryptography. */
export function mayKeep(): boolean {
  return window.isSecureContext && 'locks' in navigator;
}

type Keep = (drafts: readonly Draft[]) => Promise<boolean>;
let keeper: Keep = async () => false;

/** What the outbox does when it starts. */
export function keepWith(keep: Keep): void {
  keeper = keep;
}

/**
 * Keeps these for later, together or none, and says so. False when that cannot be (no key in this window, too many
 * files, no room): then what was typed stays in the form.
 */
export function keepForLater(drafts: readonly Draft[]): Promise<boolean> {
  return keeper(drafts);
}

/** The service could not do it now and may soon: the only refusals for which something is kept for later. */
export function isAway(error: CallError): boolean {
  // The program has to be updated, or the clock to be set: the same thing typed once more would meet the same.
  if (error.code === 'suspended') return true;
  if (error.code === 'storage') return error.details.reason === 'unreachable';
  return error.code === 'offline' || error.code === 'busy';
}

/** Whether a new thing goes to the outbox at once: there is no connection or no database, or others still wait their turn before it. */
export function goesToOutbox(): boolean {
  if (useConnection.getState().state === 'offline') return true;
  if (useStanding.getState().standing.state !== 'open') return true;
  return useOutbox.getState().items.some((item) => item.refusal === null && item.waitsFor === null);
}

/** What the outbox holds of a ticket, oldest first. */
export function useQueuedOf(folio: string): readonly OutboxItem[] {
  const items = useOutbox((outbox) => outbox.items);
  return items.filter((item) => item.folio === folio);
}
