import { z } from 'zod';

/**
 * Where this installation of the desktop program works: alone, serving others, on a folder of the file server, or at
 * somebody else's server. It lies in `place.json` of the profile; a machine-wide settings file decides before it.
 */

/** `SHA256:` and the hash of the certificate, as the server prints it. */
export const fingerprint = z.string().regex(/^SHA256:[0-9A-F]{2}(:[0-9A-F]{2}){31}$/);

const isOrigin = (text: string): boolean => {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text;
};

/** `https://host:port`; plain HTTP on loopback alone. */
export const serverAddress = z.string().max(300).refine(isOrigin);

export const place = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('local') }),
  /** This computer's database, which others reach by HTTPS while the program runs in the tray. */
  z.object({ mode: z.literal('serving'), port: z.number().int().min(1).max(65_535) }),
  z.object({ mode: z.literal('sharedFile'), folder: z.string().min(1).max(1_000) }),
  z.object({
    mode: z.literal('client'),
    address: serverAddress,
    /** The certificate that was accepted; null where one is trusted that an authority of the system vouches for. */
    fingerprint: fingerprint.nullable(),
  }),
]);
export type Place = z.infer<typeof place>;
export type PlaceMode = Place['mode'];

/** Port offered to whoever serves others from the tray; the one of `soporte serve`. */
export const USUAL_PORT = 4310;

/** What stands in the way; the screen has a sentence for each (src-renderer/place/texts.ts). */
export const PLACE_PROBLEMS = [
  /** The share's locks don't hold, or its writes are not seen by others. */
  'unfitShare',
  'clockOff',
  /** Nothing answers at that address. */
  'unreachable',
  /** Something answers, but not this product. */
  'notSoporte',
  /** The certificate is not the one that was accepted. */
  'otherCertificate',
  /** It would go over the network in the clear. */
  'notEncrypted',
  'wrongPassphrase',
  'passphraseNeeded',
  'damagedBackup',
  'notABackup',
  /** Another process has the folder open. */
  'inUse',
  /** The folder holds a database already, or something else. */
  'occupied',
  'notWritable',
  'full',
  /** The folder is not there, or the file server does not answer. */
  'folderAway',
  /** The database, or what belongs to it, cannot be read or is not whole: a backup is what helps. */
  'damaged',
  /** Written by a newer version of this program, or a server that runs one. */
  'newer',
  /** The server runs an older version than this program, and they do not understand each other. */
  'olderServer',
  /** Another program listens on the port on which this computer is to serve others; the work here goes on. */
  'portTaken',
  'fixedByMachine',
  /** Anything else; `detail` says what. */
  'failed',
] as const;
export type PlaceProblem = (typeof PLACE_PROBLEMS)[number];

export const placeRefusal = z.object({
  ok: z.literal(false),
  problem: z.enum(PLACE_PROBLEMS),
  /** One English sentence for the log and for whoever helps by telephone. */
  detail: z.string(),
});
export type PlaceRefusal = z.infer<typeof placeRefusal>;

const count = z.number().int().nonnegative();

/** What answers at an address. */
export const serverLook = z.union([
  placeRefusal,
  z.object({
    ok: z.literal(true),
    address: z.string(),
    institution: z.string().nullable(),
    version: z.string(),
    /** Of this program, to compare. */
    ownVersion: z.string(),
    /** Null over HTTP on loopback. */
    fingerprint: fingerprint.nullable(),
    /** Whether an authority of the system vouches for the certificate, so that none has to be compared. */
    isTrusted: z.boolean(),
    needsSetup: z.boolean(),
  }),
]);
export type ServerLook = z.infer<typeof serverLook>;

/**
 * What is tried out in a folder, in the order of `soporte doctor`; the last two only where they stand in the way. The
 * figure is: writes that are there (`writes`), times that a file was missing (`rename`), milliseconds of a write
 * (`speed`), free bytes (`space`), seconds that its clock is ahead of this machine's (`clock`).
 */
export const FOLDER_CHECKS = [
  'locks',
  'sight',
  'writes',
  'rename',
  'speed',
  'space',
  'clock',
  'synchroniser',
  'writeAheadLog',
] as const;

/** What is in a folder, and whether it is fit for a database that several workstations open. */
export const folderLook = z.union([
  placeRefusal,
  z.object({
    ok: z.literal(true),
    folder: z.string(),
    holds: z.enum(['nothing', 'sharedFile', 'local', 'server', 'other']),
    institution: z.string().nullable(),
    isFit: z.boolean(),
    /** What `soporte doctor` looks at, in its order. */
    checks: z.array(
      z.object({
        key: z.enum(FOLDER_CHECKS),
        isGood: z.boolean(),
        /** Good enough, and worth a word: slow, little room, a clock that is a little off. */
        isDoubtful: z.boolean(),
        /** In English, as `soporte doctor` says it. */
        sentence: z.string(),
        /** What was measured: see `FOLDER_CHECKS`; null where there is no figure. */
        figure: z.number().nullable(),
      }),
    ),
  }),
]);
export type FolderLook = z.infer<typeof folderLook>;

/** What is in a backup, and what restoring it here would take away. */
export const backupLook = z.union([
  placeRefusal,
  z.object({
    ok: z.literal(true),
    file: z.string(),
    institution: z.string().nullable(),
    /** ISO. */
    createdAt: z.string(),
    isSealed: z.boolean(),
    schemaIsNewer: z.boolean(),
    counts: z.record(z.string(), count),
    /** Of the database that is here now; null where there is none. */
    wouldLose: z
      .object({
        isSameDatabase: z.boolean(),
        /** Events since the backup; of another database all of them. */
        events: count,
        tickets: count,
        /** Newest first, at most twenty. */
        folios: z.array(z.string()),
        /** ISO, of the newest of them. */
        newestAt: z.string().nullable(),
        /** The present database cannot be read: what is in it is not known, and the figures are zero. */
        isDamaged: z.boolean(),
      })
      .nullable(),
  }),
]);
export type BackupLook = z.infer<typeof backupLook>;

export const placeNow = z.object({
  place,
  /** A machine-wide settings file decides; nothing can be changed here. */
  isFixed: z.boolean(),
  dataDir: z.string(),
  /**
   * Why the present place could not be opened, or why a server is away; null while it is open. `portTaken`: it is open,
   * and others cannot reach it.
   */
  problem: placeRefusal.omit({ ok: true }).nullable(),
  /** While this computer serves others. */
  serving: z.object({ url: z.string(), fingerprint: fingerprint.nullable() }).nullable(),
});
export type PlaceNow = z.infer<typeof placeNow>;

/** A change of place. `bring`: the data of the present place go along into an empty one. */
export const placeChange = z.object({ place, bring: z.boolean() });
export type PlaceChange = z.infer<typeof placeChange>;

export const backupChoice = z.object({
  file: z.string().min(1).max(1_000),
  passphrase: z.string().max(400).nullable(),
});
export type BackupChoice = z.infer<typeof backupChoice>;

export const placeOutcome = z.union([
  placeRefusal,
  /** `kept`: the folder with what was there before. */
  z.object({ ok: z.literal(true), kept: z.string().nullable() }),
]);
export type PlaceOutcome = z.infer<typeof placeOutcome>;

export const placeProgress = z.object({
  step: z.enum(['examining', 'copying', 'checking', 'restoring', 'opening']),
  done: count,
  total: count,
});
export type PlaceProgress = z.infer<typeof placeProgress>;
