import { z } from 'zod';
import { id, localDate, pageOf, paging, version } from '../rpc/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { form, formRow, heldItem, issueInput, kind, signatureName, signer, stay } from './fields.ts';

/** A form's id or its folio; in a path both are text. */
const key = z.union([z.number().int().positive(), z.string().trim().min(1).max(40)]);
/** An asset's id or its inventory number. */
const assetKey = z.union([z.number().int().positive(), z.string().trim().min(1).max(80)]);
const seen = { id, version };
/** Beside a file, as a form's fields are sent: numbers come as text. */
const seenWithFile = { id, version: z.coerce.number().int().positive() };
const flag = z.union([z.boolean(), z.stringbool()]);

export const QUEUES = ['open', 'toConfirm', 'toAuthorise'] as const;

export const formFilter = z.object({
  /** A folio, or its beginning. */
  q: z.string().trim().max(40).optional(),
  personId: id.optional(),
  kind: kind.optional(),
  queue: z.enum(QUEUES).optional(),
  /** Issued on these local days, both included. */
  from: localDate.optional(),
  to: localDate.optional(),
});
export type FormFilter = z.infer<typeof formFilter>;

export const custodyContract = {
  list: query({
    permission: 'assets.read',
    route: 'GET /custody-forms',
    summary: 'Custody forms, newest first, a page at a time',
    input: formFilter.extend(paging),
    output: pageOf(formRow).extend({ total: z.number().int().nullable() }),
  }),
  mine: query({
    permission: 'session',
    route: 'GET /my-custody-forms',
    summary: 'One’s own forms, newest first; only those that wait for one’s yes, if asked',
    input: z.object({ toConfirm: flag.optional(), ...paging }),
    output: pageOf(formRow),
  }),
  get: query({
    permission: 'session',
    route: 'GET /custody-forms/{id}',
    summary: 'A form by id or folio; requesters see their own',
    input: z.object({ id: key }),
    output: form,
  }),
  ofAsset: query({
    permission: 'assets.read',
    route: 'GET /assets/{id}/custody',
    summary: 'Who has held an asset, newest first',
    input: z.object({ id: assetKey, ...paging }),
    output: pageOf(stay),
  }),
  ofPerson: query({
    permission: 'assets.read',
    route: 'GET /people/{id}/custody',
    summary: 'What a person holds, in the order in which they got it',
    input: z.object({ id, ...paging }),
    output: pageOf(heldItem).extend({ total: z.number().int() }),
  }),
  preview: query({
    permission: 'assets.manage',
    route: 'POST /custody-preview.pdf',
    summary: 'The form as it would be printed, marked as a draft; nothing is issued',
    input: issueInput,
    output: z.file(),
  }),
  issue: command({
    permission: 'assets.manage',
    route: 'POST /custody-forms',
    status: 201,
    summary: 'Hand over, transfer, renew or take back: all of it or nothing',
    input: issueInput,
    output: form,
  }),
  confirm: command({
    permission: 'session',
    route: 'POST /custody-forms/{id}/confirm',
    summary: 'The holder’s yes to what the form says',
    input: z.object(seen),
    output: form,
  }),
  authorise: command({
    permission: 'custody.authorise',
    route: 'POST /custody-forms/{id}/authorise',
    summary: 'A manager’s yes, after the holder’s',
    input: z.object(seen),
    output: form,
  }),
  sign: command({
    permission: 'session',
    route: 'POST /custody-forms/{id}/signatures',
    status: 201,
    summary: 'A signature drawn on the screen (PNG), by the person or with them at one’s side',
    input: z.object({ ...seenWithFile, signer, signerName: signatureName, file: z.file() }),
    output: form,
  }),
  attachScan: command({
    permission: 'assets.manage',
    route: 'POST /custody-forms/{id}/scans',
    status: 201,
    summary: 'The signed paper, scanned (PDF, PNG or JPEG)',
    input: z.object({
      ...seenWithFile,
      files: z.union([z.file().transform((file) => [file]), z.array(z.file()).min(1).max(10)]),
    }),
    output: form,
  }),
  fileContent: query({
    permission: 'session',
    route: 'GET /custody-forms/{id}/files/{fileId}',
    summary: 'The bytes of a signature or scan',
    input: z.object({ id, fileId: id }),
    output: z.file(),
  }),
  pdf: query({
    permission: 'session',
    route: 'GET /custody-forms/{id}/form.pdf',
    summary:
      'The form to be signed, in three copies, always from the text that was frozen when it was issued',
    input: z.object({ id: key }),
    output: z.file(),
  }),
};
