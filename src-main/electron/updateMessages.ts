import { z } from 'zod';
import { updateLook, updateRefusal } from '#shared/updates/look.ts';
import { installerFile } from '#shared/updates/manifest.ts';

const whose = {
  profileDir: z.string(),
  /** The data are somebody else's server's: only the machine-wide settings file is followed. */
  isClient: z.boolean(),
};

/** What a process of its own is asked to do about a newer version (entry/updateTask.ts). */
export const updateTask = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('look'), ...whose }),
  /** Looks again, and fetches what it finds. */
  z.object({ kind: z.literal('fetch'), ...whose }),
  /** Whether the file is still what was signed. */
  z.object({ kind: z.literal('confirm'), path: z.string(), file: installerFile }),
]);
export type UpdateTask = z.infer<typeof updateTask>;

const fetched = z.object({ path: z.string(), file: installerFile });
export type Fetched = z.infer<typeof fetched>;

export const updateResults = {
  look: updateLook,
  fetch: z.object({ look: updateLook, fetched: z.union([fetched, updateRefusal]) }),
  confirm: z.boolean(),
} as const satisfies Record<UpdateTask['kind'], z.ZodType>;

export const fromUpdateTask = z.discriminatedUnion('type', [
  z.object({ type: z.literal('listening') }),
  z.object({ type: z.literal('progress'), done: z.number(), total: z.number() }),
  z.object({ type: z.literal('done'), result: z.unknown() }),
]);
export type FromUpdateTask = z.infer<typeof fromUpdateTask>;
