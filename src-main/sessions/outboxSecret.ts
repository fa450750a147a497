import { createHmac } from 'node:crypto';
import type { ReadDb } from '../db/handles.ts';

/**
 * What a person's workstation locks their outbox with, base64url of 256 bits. Derived, not stored: the same at every
 * sign-in of that person in this database and in its restored copies, whatever becomes of their password.
 * Whoever can read the database file can derive it; such a one can read all that is in there anyway.
 *
 * @throws when the migrations have not run
 */
export async function outboxSecret(db: ReadDb, databaseId: string, personId: number): Promise<string> {
  const { value } = await db
    .selectFrom('meta')
    .select('value')
    .where('key', '=', 'outboxSeed')
    .executeTakeFirstOrThrow();
  return createHmac('sha256', Buffer.from(value, 'hex'))
    .update(`outbox\0${databaseId}\0${personId}`)
    .digest('base64url');
}
