import { z } from 'zod';
import type { ReadDb } from '../db/handles.ts';

const recoveryColumn = z.array(z.string());

export interface SecondFactor {
  readonly secret: Uint8Array;
  readonly isOn: boolean;
  readonly lastStep: number;
  /** Hashes of the codes on paper that are left. */
  readonly recovery: readonly string[];
}

/** The second factor of a person; null where they never began one. */
export async function secondFactorOf(db: ReadDb, personId: number): Promise<SecondFactor | null> {
  const row = await db.selectFrom('secondFactors').selectAll().where('id', '=', personId).executeTakeFirst();
  if (row === undefined) return null;
  return {
    secret: row.secret,
    isOn: row.confirmedAt !== null,
    lastStep: row.lastStep,
    recovery: recoveryColumn.parse(JSON.parse(row.recovery)),
  };
}
