import { z } from 'zod';
import { fingerprint, PLACE_PROBLEMS, place } from '#shared/place/place.ts';

/** How the service host is started: one JSON argument. */
export const hostOptions = z.object({
  place,
  dataDir: z.string(),
  profileDir: z.string(),
  demo: z.boolean(),
});
export type HostOptions = z.infer<typeof hostOptions>;

/** From the main process to the service host; a port travels with `connect`. */
export const toHost = z.discriminatedUnion('type', [
  z.object({ type: z.literal('connect') }),
  z.object({ type: z.literal('close') }),
]);
export type ToHost = z.infer<typeof toHost>;

/** What stands in the way, for the screen and for the log. */
export const hindrance = z.object({ problem: z.enum(PLACE_PROBLEMS), detail: z.string() });
export type Hindrance = z.infer<typeof hindrance>;

const serving = z.object({ url: z.string(), fingerprint: fingerprint.nullable() });
export type Serving = z.infer<typeof serving>;

export const fromHost = z.discriminatedUnion('type', [
  /** Windows can call. `hindrance`: others cannot reach it, though they should. */
  z.object({ type: z.literal('ready'), serving: serving.nullable(), hindrance: hindrance.nullable() }),
  /** The server is away; the host tries to reach it and says `ready` again. */
  z.object({ type: z.literal('away'), hindrance }),
  /** The place cannot be opened, and trying again by itself would not help. */
  z.object({ type: z.literal('refused'), hindrance }),
]);
export type FromHost = z.infer<typeof fromHost>;
