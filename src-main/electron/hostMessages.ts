import { z } from 'zod';

/** How the service host is started: one JSON argument. */
export const hostOptions = z.object({ dataDir: z.string(), profileDir: z.string(), demo: z.boolean() });
export type HostOptions = z.infer<typeof hostOptions>;

/** From the main process to the service host; a port travels with `connect`. */
export const toHost = z.discriminatedUnion('type', [
  z.object({ type: z.literal('connect') }),
  z.object({ type: z.literal('close') }),
]);
export type ToHost = z.infer<typeof toHost>;

/** From the service host. `refused`: its data cannot be opened, and trying again by itself would not help. */
export const fromHost = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('refused'), message: z.string() }),
]);
export type FromHost = z.infer<typeof fromHost>;
