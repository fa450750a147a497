import { z } from 'zod';
import { assetRef, assetRow } from '../assets/fields.ts';
import { id, instant, line, optionalLine, ref, version } from '../rpc/fields.ts';
import { CONDITIONS, CONFIRMATIONS, CUSTODY_KINDS, FORM_STATES, MOST_ITEMS, SIGNERS } from './custody.ts';

export const kind = z.enum(CUSTODY_KINDS);
export const condition = z.enum(CONDITIONS);
export const state = z.enum(FORM_STATES);
export const signer = z.enum(SIGNERS);

/** A line of a form to be issued. */
export const itemInput = z.object({
  assetId: id,
  /** The asset's version that was on the screen: a later one is refused, since the paper would say something else. */
  version: version.optional(),
  condition,
  /** Charger, bag, dock … in words. */
  accessories: optionalLine(300).default(null),
  /** What is to be said of its condition. */
  note: optionalLine(300).default(null),
});
export type ItemInput = z.infer<typeof itemInput>;

/** What a list shows of a form. */
export const formRow = z.object({
  id,
  folio: z.string(),
  kind,
  state,
  /** Who receives; on a return, who gives back. */
  person: ref,
  /** On a transfer, who held them before. */
  fromPerson: ref.nullable(),
  issuedAt: instant,
  issuedBy: ref.nullable(),
  authoriser: ref.nullable(),
  confirmedAt: instant.nullable(),
  authorisedAt: instant.nullable(),
  endedAt: instant.nullable(),
  isOpen: z.boolean(),
  /** How many assets are on it, and how many of them are still held by it. */
  items: z.number().int(),
  held: z.number().int(),
  /** The first of them, for a line that says what it is about. */
  first: assetRef.nullable(),
  version,
});
export type FormRow = z.infer<typeof formRow>;

/** A line of an issued form, as it was signed, and what became of it. */
export const formItem = z.object({
  assetId: id,
  inventoryNumber: z.string(),
  description: z.string(),
  brand: z.string().nullable(),
  model: z.string().nullable(),
  serial: z.string().nullable(),
  location: z.string().nullable(),
  /** As printed, with its currency; null where it was not known. */
  value: z.string().nullable(),
  condition,
  accessories: z.string().nullable(),
  note: z.string().nullable(),
  /** Still in this custody. False on every line of a return. */
  isHeld: z.boolean(),
  heldUntil: instant.nullable(),
  endCondition: condition.nullable(),
  /** The folio of the form that ended it. */
  endedBy: z.string().nullable(),
});
export type FormItem = z.infer<typeof formItem>;

/** A person as the form names them; frozen when it was issued. */
export const party = z.object({
  personId: id.nullable(),
  name: z.string(),
  employeeNumber: z.string().nullable(),
  post: z.string().nullable(),
  area: z.string().nullable(),
});
export type Party = z.infer<typeof party>;

export const formFile = z.object({
  id,
  /** Whose drawn signature it is, or `scan` of the signed paper. */
  kind: z.enum([...SIGNERS, 'scan']),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  signerName: z.string().nullable(),
  uploadedBy: ref.nullable(),
  at: instant,
});
export type FormFile = z.infer<typeof formFile>;

export const FORM_ACTIONS = ['confirm', 'authorise', 'scan', 'return', 'renew', 'transfer'] as const;

export const form = formRow.extend({
  confirmedBy: ref.nullable(),
  confirmedHow: z.enum(CONFIRMATIONS).nullable(),
  authorisedBy: ref.nullable(),
  delivers: party,
  receives: party,
  /** Null where nobody was named: any manager may authorise it, and the paper has an empty line. */
  authorises: party.nullable(),
  legend: z.string(),
  lines: z.array(formItem),
  files: z.array(formFile),
  /** SHA-256 of the text that is signed. */
  contentSha256: z.string(),
  /** Whether the stored text still has that hash: where not, nothing is printed. */
  isIntact: z.boolean(),
  /** What the caller may do now. */
  actions: z.array(z.enum(FORM_ACTIONS)),
  /** Whose signature the caller may draw now. */
  maySign: z.array(signer),
});
export type CustodyForm = z.infer<typeof form>;

/** Something that a person holds. */
export const heldItem = z.object({
  asset: assetRow,
  form: z.object({ id, folio: z.string(), state }),
  since: instant,
  condition,
  accessories: z.string().nullable(),
  note: z.string().nullable(),
});
export type HeldItem = z.infer<typeof heldItem>;

/** One stay of an asset in somebody's hands. */
export const stay = z.object({
  person: ref,
  form: z.object({ id, folio: z.string(), kind }),
  from: instant,
  to: instant.nullable(),
  condition,
  accessories: z.string().nullable(),
  note: z.string().nullable(),
  endCondition: condition.nullable(),
  endForm: z.object({ id, folio: z.string(), kind }).nullable(),
});
export type Stay = z.infer<typeof stay>;

/** Why an asset may not go on a form; the screen has a sentence for each. */
export const ITEM_REFUSALS = [
  'custodyUnknown',
  'custodyHeldByOther',
  'custodyHeldAlready',
  'custodyNotHeld',
  'custodyInRepair',
  'custodyLost',
  'custodyRetired',
] as const;
export type ItemRefusal = (typeof ITEM_REFUSALS)[number];

/** What a form to be issued holds, for issuing and for the preview alike. */
export const issueInput = z.object({
  kind,
  /** Who receives; on a return, who gives back; on a renewal, who holds. */
  personId: id,
  /** On a transfer, who holds them now. */
  fromPersonId: id.nullable().default(null),
  items: z.array(itemInput).min(1).max(MOST_ITEMS),
  /**
   * Everything that the holder has, as for somebody who leaves: refused when the lines do not name all of it. A renewal
   * always is.
   */
  everything: z.boolean().default(false),
  /** The manager who is to authorise it; none named lets any do it. */
  authoriserId: id.nullable().default(null),
  /** Of the printed form; the institution's unless given. */
  language: z.enum(['es', 'en', 'pt']).optional(),
});
export type IssueInput = z.infer<typeof issueInput>;

export const signatureName = line(120);
