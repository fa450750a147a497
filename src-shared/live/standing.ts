import { z } from 'zod';

/** Whether a program may work with its database, as src-main/rpc/standing.ts sees it. */
export const standing = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open') }),
  /** The shared folder cannot be reached; what is typed now is kept and sent when it is back. */
  z.object({ state: z.literal('away') }),
  /** A newer version of the program changed the tables: this one neither writes nor reads until it is updated. */
  z.object({ state: z.literal('newerVersion') }),
  /** This machine's clock and the file server's are too far apart: this program only reads until they agree. */
  z.object({ state: z.literal('clockOff'), serverAheadSeconds: z.number().int() }),
]);
export type Standing = z.infer<typeof standing>;
