import { createAuditor } from '#main/audit/auditedWrite.ts';
import { enrolInstallation } from '#main/audit/enrolment.ts';
import type { TrailContext } from '#main/audit/event.ts';
import { openInstallationKeys } from '#main/audit/keys.ts';
import { openDatabase } from '#main/db/open.ts';
import { addTicket } from '../auditedTickets.ts';

/**
 * Writes tickets one after the other and says each folio once it is committed: for ever, or as many as asked. Its
 * parent kills it in the middle, or lets several write at once.
 */
const [dataDir = '', profileDir = '', requester = '1', count = 'Infinity'] = process.argv.slice(2);
const context = (): TrailContext => ({ actorId: null, origin: 'job', now: 1 });
const db = await openDatabase({ dataDir, appVersion: 'child', now: () => 0 });
const keys = await openInstallationKeys(profileDir);
await enrolInstallation(db, keys, context());
const auditor = createAuditor(db, keys);
for (let n = 0; n < Number(count); n++) {
  const folio = await addTicket({ auditor, context }, Number(requester));
  await new Promise((resolve) => process.stdout.write(`${folio}\n`, resolve));
}
await db.close();
await keys.close();
