import { z } from 'zod';
import { instant } from '../rpc/fields.ts';
import { newsTexts } from './manifest.ts';
import { programVersion } from './version.ts';

/** What stands in the way of an update; the screens have a sentence for each (src-renderer/updates/problemTexts.ts). */
export const UPDATE_PROBLEMS = [
  /** The source does not answer, or its folder is not there. */
  'unreachable',
  /** It does not answer in time, or begins and then says nothing more. */
  'hangs',
  /** No authority of the system vouches for its certificate. */
  'untrustedCertificate',
  /** It sends on to another address. */
  'redirected',
  /** There is no `soporte-updates.json`. */
  'noManifest',
  /** It is not made as a manifest is, or names a file as no installer may be named. */
  'notManifest',
  'tooLarge',
  /** Signed with a key that is not trusted here. */
  'unknownKey',
  /** The signature is not that of the key over this content. */
  'wrongSignature',
  'otherProduct',
  /** Dated in the future. */
  'futureManifest',
  /** A newer one was seen already. */
  'olderManifest',
  /** This program is too old to go there in one step. */
  'tooOldHere',
  /** The release has nothing for this kind of machine. */
  'noFile',
  /** It broke off; the next try goes on where it ended. */
  'truncated',
  /** The installer's size or hash is not the signed one. */
  'altered',
  'full',
  'notWritable',
  /** Anything else; `detail` says what. */
  'failed',
] as const;
export type UpdateProblem = (typeof UPDATE_PROBLEMS)[number];

export const updateRefusal = z.object({
  problem: z.enum(UPDATE_PROBLEMS),
  /** One English sentence for the log and for whoever helps by telephone. */
  detail: z.string(),
});
export type UpdateRefusal = z.infer<typeof updateRefusal>;

/** What a look at the source found. */
export const updateLook = z.discriminatedUnion('state', [
  /** No source, or no key that would be trusted. */
  z.object({ state: z.literal('off') }),
  /** Nothing newer there; `version` is what it offers. */
  z.object({ state: z.literal('current'), version: programVersion }),
  z.object({
    state: z.literal('available'),
    version: programVersion,
    releasedAt: instant,
    news: newsTexts,
    /** For this kind of machine; null where the release has none. */
    file: z.object({ name: z.string(), bytes: z.number().int() }).nullable(),
  }),
  z.object({ state: z.literal('refused'), ...updateRefusal.shape }),
]);
export type UpdateLook = z.infer<typeof updateLook>;

/** How far the desktop program has come with one (the bridge's `updates`). */
export const desktopUpdates = z.object({
  /** Of the program that runs. */
  version: z.string(),
  look: updateLook,
  checkedAt: instant.nullable(),
  step: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('fetching'), done: z.number(), total: z.number() }),
    /** Fetched and checked; `atQuit`: the installer opens when the program ends. */
    z.object({ kind: z.literal('ready'), atQuit: z.boolean() }),
    z.object({ kind: z.literal('failed'), ...updateRefusal.shape }),
  ]),
});
export type DesktopUpdates = z.infer<typeof desktopUpdates>;
