import { z } from 'zod';

/** Action of the first event of every epoch but the first. */
export const RESTORED = 'database.restored';

const namedHead = z.object({ seq: z.number().int(), hash: z.string(), epoch: z.number().int() });

/** Data of a `RESTORED` event: where the trail goes on and which one it left behind. */
export const restoredData = z.object({
  epoch: z.number().int(),
  /** The newest head known of the database that was replaced; null when there was none. */
  replaced: namedHead.extend({ databaseId: z.string() }).nullable(),
  /** The head at which the backup was made, from which the chain goes on. */
  backup: namedHead.extend({ createdAt: z.string() }),
});

export type RestoredData = z.infer<typeof restoredData>;
