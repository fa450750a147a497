/** What a form does: hands over, passes from one person to another, is signed anew for what is held, takes back. */
export const CUSTODY_KINDS = ['handOver', 'transfer', 'renewal', 'return'] as const;
export type CustodyKind = (typeof CUSTODY_KINDS)[number];

/** How an asset is when it changes hands. `missing` is for one that is reported lost, and for no other. */
export const CONDITIONS = ['new', 'good', 'fair', 'poor', 'missing'] as const;
export type Condition = (typeof CONDITIONS)[number];

/** Who signs: each of the three lines of the printed form. */
export const SIGNERS = ['delivers', 'receives', 'authorises'] as const;
export type Signer = (typeof SIGNERS)[number];

/** How the holder said yes: in the application, with a drawn signature, or on the paper that was scanned. */
export const CONFIRMATIONS = ['application', 'signature', 'scan'] as const;
export type Confirmation = (typeof CONFIRMATIONS)[number];

/**
 * Where a form stands: `issued` waits for the holder's yes, `confirmed` for a manager's, `authorised` has both; `ended`
 * says that nothing is held by it any more, whatever it still lacked.
 */
export const FORM_STATES = ['issued', 'confirmed', 'authorised', 'ended'] as const;
export type FormState = (typeof FORM_STATES)[number];

/** Assets on one form; more are handed over with another. */
export const MOST_ITEMS = 300;

export interface FormLife {
  readonly kind: CustodyKind;
  readonly confirmedAt: number | null;
  readonly authorisedAt: number | null;
  readonly endedAt: number | null;
}

/** Where a form stands. A return has nothing to end: authorised is the last of it. */
export function formState({ confirmedAt, authorisedAt, endedAt }: FormLife): FormState {
  if (endedAt !== null) return 'ended';
  if (authorisedAt !== null) return 'authorised';
  return confirmedAt === null ? 'issued' : 'confirmed';
}

/** Whose yes a form needs: who receives; on a return, who gives back. */
export function holderLine(kind: CustodyKind): Extract<Signer, 'delivers' | 'receives'> {
  return kind === 'return' ? 'delivers' : 'receives';
}
