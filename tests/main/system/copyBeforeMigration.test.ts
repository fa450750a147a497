import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrate } from '#main/db/migrate.ts';
import { copyBeforeMigration } from '#main/system/backups.ts';
import { temporaryFolder } from '../../builders/database.ts';
import { laterMigration, migrations } from '../db/children/someMigrations.ts';

it('finds the copy that the last migration made, and nothing where there was none', async () => {
  const folder = await temporaryFolder();
  const backupDir = join(folder, 'backups');
  const run = (list: typeof migrations, now: number) =>
    migrate({
      file: join(folder, 'database.sqlite'),
      mode: 'local',
      migrations: list,
      appVersion: '1',
      now,
      backupDir,
      busyDeadlineMs: 1_000,
    });
  const at = Date.parse('2026-11-24T18:05:09.123Z');
  await run(migrations.slice(0, 1), at - 2_000);
  expect(await copyBeforeMigration(backupDir)).toBeNull();
  await run(migrations, at - 1_000);
  const { backup } = await run([...migrations, laterMigration], at);
  await writeFile(join(backupDir, 'before-migration-nonsense.sqlite'), '');
  expect(await copyBeforeMigration(backupDir)).toEqual({
    at,
    file: backup,
    bytes: expect.any(Number),
    schema: '0002_books',
  });
  await rm(folder, { recursive: true });
});
