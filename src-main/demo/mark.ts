import { z } from 'zod';
import { ROLES } from '#shared/rpc/permissions.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import type { DemoAccount } from '../rpc/host.ts';

const KEY = 'demo';

const mark = z.object({
  accounts: z.array(
    z.object({ username: z.string(), name: z.string(), role: z.enum(ROLES), password: z.string() }),
  ),
});

/** The accounts of the sample institution in a database; null when it holds none. */
export async function markedAccounts(db: ReadDb): Promise<readonly DemoAccount[] | null> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', KEY).executeTakeFirst();
  return row === undefined ? null : mark.parse(JSON.parse(row.value)).accounts;
}

/** Says that the database holds a sample institution, written with it in one transaction. */
export async function writeMark(tx: WriteTx, accounts: readonly DemoAccount[]): Promise<void> {
  await tx
    .insertInto('meta')
    .values({ key: KEY, value: JSON.stringify({ accounts }) })
    .execute();
}
