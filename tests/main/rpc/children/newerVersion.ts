import { migrations } from '#main/db/migrations.ts';
import { openDatabase } from '#main/db/open.ts';

/** A newer program that opens a folder which older ones have open: it migrates, and goes again. */
const [dataDir = ''] = process.argv.slice(2);
const newer = { id: '9990_newer', statements: ['ALTER TABLE tickets ADD COLUMN newer INTEGER'] };
const db = await openDatabase({
  dataDir,
  appVersion: '99',
  now: Date.now,
  migrations: [...migrations, newer],
});
await db.close();
