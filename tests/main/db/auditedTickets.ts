import { nextFolio } from '#main/db/folios.ts';
import { createFileStore } from '#main/files/fileStore.ts';
import { formatFolio } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import type { TestDatabase } from '../../builders/database.ts';

type Writer = Pick<TestDatabase, 'auditor' | 'context'>;

/** A person who may request; made once for each database. */
export async function addRequester({ auditor, context }: Writer): Promise<number> {
  const { result } = await auditor.write(context(), async (tx, trail) => {
    const person = { name: 'Rosa', foldedName: 'rosa', createdAt: 1 };
    const { id } = await tx.insertInto('people').values(person).returning('id').executeTakeFirstOrThrow();
    const rows = [{ entity: 'person', id }];
    await trail.record({ action: 'person.created', entity: 'person', entityId: id, version: 1, rows });
    return ok(id);
  });
  if (!result.ok) throw new Error('busy');
  return result.value;
}

/** A ticket with the next folio, the bare minimum of one; answers with its folio. */
export async function addTicket(
  { auditor, context }: Writer,
  requesterId: number,
  title = 'x',
): Promise<string> {
  const { result } = await auditor.write(context(), async (tx, trail) => {
    const folio = formatFolio('SB', 2026, await nextFolio(tx, 'SB', 2026));
    const { id } = await tx
      .insertInto('tickets')
      .values({
        folio,
        title,
        description: '',
        status: 'new',
        impact: 'low',
        urgency: 'low',
        priority: 'low',
        channel: 'portal',
        requesterId,
        createdAt: 1,
        updatedAt: 1,
        firstResponseMinutes: 60,
        resolutionMinutes: 600,
        atRiskPercent: 80,
        sortDueAt: 1,
        isOpen: 1,
        isActive: 0,
        isQueued: 1,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const rows = [{ entity: 'ticket', id }];
    await trail.record({ action: 'ticket.created', entity: 'ticket', entityId: id, version: 1, rows });
    return ok(folio);
  });
  if (!result.ok) throw new Error('busy');
  return result.value;
}

/** Attaches a file to the first ticket; answers with its hash. */
export async function attach({ auditor, context, dataDir }: TestDatabase, content: string): Promise<string> {
  const sha256 = await createFileStore(dataDir).put(Buffer.from(content));
  await auditor.write(context(), async (tx, trail) => {
    const { id } = await tx
      .insertInto('attachments')
      .values({ ticketId: 1, name: 'a.txt', mediaType: 'text/plain', bytes: content.length, sha256, at: 1 })
      .returning('id')
      .executeTakeFirstOrThrow();
    const rows = [{ entity: 'attachment', id }];
    await trail.record({ action: 'ticket.attached', entity: 'ticket', entityId: 1, rows });
    return ok(null);
  });
  return sha256;
}
