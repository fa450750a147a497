import { z } from 'zod';
import { STATUS_KINDS } from '../assets/asset.ts';
import { assetRef } from '../assets/fields.ts';
import { LANGUAGES } from '../people/contract.ts';
import {
  done,
  id,
  instant,
  line,
  listOf,
  optionalLine,
  pageOf,
  paging,
  ref,
  version,
} from '../rpc/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { ROUND_STATUSES, SCAN_RESULTS } from './round.ts';

/** What a round has come to; missing = expected and not found yet. */
const counts = z.object({
  expected: z.number().int(),
  found: z.number().int(),
  missing: z.number().int(),
  elsewhere: z.number().int(),
  unknown: z.number().int(),
});

const round = z.object({
  id,
  folio: z.string(),
  location: ref,
  status: z.enum(ROUND_STATUSES),
  startedAt: instant,
  startedBy: ref.nullable(),
  closedAt: instant.nullable(),
  closedBy: ref.nullable(),
  note: z.string().nullable(),
  counts,
  version,
});
export type Round = z.infer<typeof round>;

/** What a round tells of an asset: enough to know it when it is in front of one. */
const verifiedAsset = assetRef.extend({
  brand: z.string().nullable(),
  model: z.string().nullable(),
  serial: z.string().nullable(),
  statusKind: z.enum(STATUS_KINDS),
  location: ref.nullable(),
  holder: ref.nullable(),
});
export type VerifiedAsset = z.infer<typeof verifiedAsset>;

const scan = z.object({
  id,
  scanned: z.string(),
  result: z.enum(SCAN_RESULTS),
  asset: verifiedAsset.nullable(),
  note: z.string().nullable(),
  at: instant,
  by: ref.nullable(),
});
export type Scan = z.infer<typeof scan>;

export const verificationContract = {
  list: query({
    permission: 'assets.read',
    route: 'GET /verification-rounds',
    summary: 'Rounds of physical inventory, newest first',
    input: z.object({ locationId: id.optional(), status: z.enum(ROUND_STATUSES).optional(), ...paging }),
    output: pageOf(round),
  }),
  get: query({
    permission: 'assets.read',
    route: 'GET /verification-rounds/{id}',
    summary: 'A round with what it has come to',
    input: z.object({ id }),
    output: round,
  }),
  start: command({
    permission: 'assets.manage',
    route: 'POST /verification-rounds',
    status: 201,
    summary: 'Begin a round at a location: what is recorded there now is what it expects',
    input: z.object({ locationId: id }),
    output: round,
  }),
  scan: command({
    permission: 'assets.manage',
    route: 'POST /verification-rounds/{id}/scans',
    status: 201,
    summary: 'What was read or typed, one number or a list; each is answered by itself',
    input: z.object({ id, texts: z.array(line(200)).min(1).max(500) }),
    output: z.object({
      /** In the order of the texts; `isRepeated`: it had been scanned before, which changes nothing. */
      scans: z.array(scan.extend({ isRepeated: z.boolean() })),
      counts,
    }),
  }),
  noteScan: command({
    permission: 'assets.manage',
    route: 'PUT /verification-rounds/{id}/scans/{scanId}',
    summary: 'Note what was seen of a scan: its label torn, another owner’s',
    input: z.object({ id, scanId: id, note: optionalLine(300) }),
    output: scan,
  }),
  removeScan: command({
    permission: 'assets.manage',
    route: 'POST /verification-rounds/{id}/scans/{scanId}/remove',
    summary: 'Take back what was read by mistake',
    input: z.object({ id, scanId: id }),
    output: done,
  }),
  scans: query({
    permission: 'assets.read',
    route: 'GET /verification-rounds/{id}/scans',
    summary: 'What was scanned, newest first',
    input: z.object({ id, result: z.enum(SCAN_RESULTS).optional(), ...paging }),
    output: pageOf(scan),
  }),
  missing: query({
    permission: 'assets.read',
    route: 'GET /verification-rounds/{id}/missing',
    summary: 'What was expected and has not been found, by inventory number',
    input: z.object({ id, ...paging }),
    output: pageOf(verifiedAsset),
  }),
  close: command({
    permission: 'assets.manage',
    route: 'POST /verification-rounds/{id}/close',
    summary: 'Close a round and freeze its printed record',
    input: z.object({
      id,
      version,
      note: z.string().trim().max(2_000).nullable().default(null),
      /** Record here, from now on, what was found and was recorded elsewhere. */
      movesElsewhere: z.boolean().default(false),
      /** Mark as lost these of the missing ones. */
      lostIds: z.array(id).max(5_000).default([]),
    }),
    output: round,
  }),
  cancel: command({
    permission: 'assets.manage',
    route: 'POST /verification-rounds/{id}/cancel',
    summary: 'Give up a round that was begun by mistake; nothing of it counts',
    input: z.object({ id, version }),
    output: round,
  }),
  recordPdf: query({
    permission: 'assets.read',
    route: 'GET /verification-rounds/{id}/record.pdf',
    summary: 'The printed record of a closed round',
    input: z.object({ id, language: z.enum(LANGUAGES).optional() }),
    output: z.file(),
  }),
  openRounds: query({
    permission: 'assets.read',
    route: 'GET /open-verification-rounds',
    summary: 'Rounds under way, with what each has come to',
    input: z.object({}),
    output: listOf(round),
  }),
};
