import { z } from 'zod';
import {
  backupChoice,
  backupLook,
  folderLook,
  place,
  placeChange,
  placeOutcome,
  placeProgress,
  serverLook,
} from '#shared/place/place.ts';

const folders = z.object({ dataDir: z.string(), profileDir: z.string() });

/** What a process of its own is asked to do about the place (entry/placeTask.ts). By message: a passphrase may be in it. */
export const placeTask = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('server'), address: z.string() }),
  z.object({ kind: z.literal('folder'), folder: z.string() }),
  z.object({ kind: z.literal('backup'), choice: backupChoice, folders }),
  z.object({
    kind: z.literal('change'),
    change: placeChange,
    from: z.object({ place, dataDir: z.string() }),
    own: folders,
  }),
  z.object({ kind: z.literal('restore'), choice: backupChoice, folders }),
]);
export type PlaceTask = z.infer<typeof placeTask>;

/** What comes of each. */
export const taskResults = {
  server: serverLook,
  folder: folderLook,
  backup: backupLook,
  change: placeOutcome,
  restore: placeOutcome,
} as const satisfies Record<PlaceTask['kind'], z.ZodType>;

export const fromTask = z.discriminatedUnion('type', [
  z.object({ type: z.literal('listening') }),
  z.object({ type: z.literal('progress'), progress: placeProgress }),
  z.object({ type: z.literal('done'), result: z.unknown() }),
]);
export type FromTask = z.infer<typeof fromTask>;
