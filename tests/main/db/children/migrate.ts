import { migrate } from '#main/db/migrate.ts';
import { laterMigration, migrations } from './someMigrations.ts';

/** Migrates the file given to the newest version and says what it applied. */
const [file = '', backupDir = '', startAt = '0', mode = 'sharedFile'] = process.argv.slice(2);
// Both processes are to start at the same moment, whatever each took to load.
await new Promise((resolve) => setTimeout(resolve, Number(startAt) - Date.now()));
console.log('begins');
const { applied } = await migrate({
  file,
  mode: mode === 'sharedFile' ? mode : 'local',
  migrations: [...migrations, laterMigration],
  appVersion: '2.0.0',
  now: Date.now(),
  backupDir,
  busyDeadlineMs: 10_000,
});
console.log(`applied ${applied.length}`);
