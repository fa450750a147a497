import { DatabaseFailure } from '#main/db/failures.ts';
import { openDatabase } from '#main/db/open.ts';

/** Writes row after row, each acknowledged, until it is refused; says why. */
const [dataDir = ''] = process.argv.slice(2);
const db = await openDatabase({ dataDir, appVersion: '1', now: Date.now });
try {
  for (let n = 1; ; n += 1) {
    await db.write((tx) =>
      tx
        .insertInto('meta')
        .values({ key: `older-${n}`, value: '' })
        .execute(),
    );
    await new Promise((resolve) => process.stdout.write(`written ${n}\n`, resolve));
  }
} catch (fault) {
  if (!(fault instanceof DatabaseFailure)) throw fault;
  process.stdout.write(`refused ${fault.code}\n`);
}
await db.close();
