import { ok } from '#shared/kernel/result.ts';
import { DatabaseBusy } from '../db/failures.ts';
import type { WriteTx } from '../db/handles.ts';
import type { Database } from '../db/open.ts';
import { createAuditor } from './auditedWrite.ts';
import type { Trail } from './chain.ts';
import { endorsementMessage } from './core.ts';
import type { TrailContext } from './event.ts';
import type { InstallationKeys, Signer } from './keys.ts';

/**
 * Makes this installation's key known to the database, once; called after opening it. The first key of a database
 * trusts itself. Any later one (a second workstation, the command line under another profile) is presented by an
 * event and works at once, but `verify` mentions it until an administrator of a trusted installation endorses it.
 * @throws {DatabaseBusy}
 */
export async function enrolInstallation(
  db: Database,
  keys: InstallationKeys,
  context: TrailContext,
): Promise<void> {
  const { signer } = keys;
  const known = await db.read
    .selectFrom('auditKeys')
    .select('id')
    .where('id', '=', signer.keyId)
    .executeTakeFirst();
  if (known !== undefined) return;
  const { result } = await createAuditor(db, keys).write(context, async (tx, trail) => {
    await presentKey(tx, trail, signer);
    return ok(null);
  });
  // Unknown to the database, this installation could sign nothing that holds.
  if (!result.ok) throw new DatabaseBusy();
}

/** Enrols a key inside a transaction that is under way; does nothing when it is known. */
export async function presentKey(tx: WriteTx, trail: Trail, { keyId, publicKey }: Signer): Promise<void> {
  const others = await tx.selectFrom('auditKeys').select('id').execute();
  if (others.some(({ id }) => id === keyId)) return;
  const action = others.length === 0 ? 'auditKey.enrolled' : 'auditKey.presented';
  const enrolledSeq = await trail.record({
    action,
    entity: 'auditKey',
    entityId: others.length + 1,
    data: { keyId },
  });
  await tx.insertInto('auditKeys').values({ id: keyId, publicKey, enrolledSeq }).execute();
}

/** An administrator vouches for another installation's key with the key of this one. Answers whether there is such a key. */
export async function endorseKey(tx: WriteTx, trail: Trail, signer: Signer, keyId: string): Promise<boolean> {
  const key = await tx.selectFrom('auditKeys').select('publicKey').where('id', '=', keyId).executeTakeFirst();
  if (key === undefined) return false;
  const endorsement = signer.sign(endorsementMessage(trail.databaseId, keyId, key.publicKey));
  await tx
    .updateTable('auditKeys')
    .set({ endorsedBy: signer.keyId, endorsement })
    .where('id', '=', keyId)
    .execute();
  await recordForKey(tx, trail, 'auditKey.endorsed', keyId);
  return true;
}

/** From now on the key signs nothing that `verify` accepts; what it signed before stays good. */
export async function revokeKey(tx: WriteTx, trail: Trail, keyId: string): Promise<void> {
  const revokedSeq = await recordForKey(tx, trail, 'auditKey.revoked', keyId);
  await tx.updateTable('auditKeys').set({ revokedSeq }).where('id', '=', keyId).execute();
}

async function recordForKey(tx: WriteTx, trail: Trail, action: string, keyId: string): Promise<number> {
  const keys = await tx.selectFrom('auditKeys').select('id').orderBy('enrolledSeq').execute();
  const entityId = keys.findIndex(({ id }) => id === keyId) + 1;
  return trail.record({ action, entity: 'auditKey', entityId, data: { keyId } });
}
