import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Auditor, createAuditor } from '#main/audit/auditedWrite.ts';
import { type Covered, coveredTables } from '#main/audit/covered.ts';
import { enrolInstallation } from '#main/audit/enrolment.ts';
import type { TrailContext } from '#main/audit/event.ts';
import { type InstallationKeys, openInstallationKeys } from '#main/audit/keys.ts';
import { type DataMode, dataPaths, exists, writeMode } from '#main/db/dataFolder.ts';
import { migrationHash } from '#main/db/migrate.ts';
import { migrations } from '#main/db/migrations.ts';
import { type Database, type OpenOptions, openDatabase } from '#main/db/open.ts';

/** Monday, 9:00 in Mexico City: when tests begin unless they say otherwise. */
export const TEST_NOW = Date.parse('2026-01-05T15:00:00Z');
export const TEST_VERSION = '0.0.0-test';

export interface TestDatabaseOptions extends Partial<OpenOptions> {
  readonly mode?: DataMode;
  readonly covered?: Covered;
}

export interface TestDatabase extends AsyncDisposable {
  readonly db: Database;
  readonly auditor: Auditor;
  readonly keys: InstallationKeys;
  readonly dataDir: string;
  readonly profileDir: string;
  /** Who acts, when a test does not care: nobody, from a job, at `TEST_NOW`. */
  context(overrides?: Partial<TrailContext>): TrailContext;
  /** Closes and opens again, as after a restart of the program. */
  reopen(): Promise<TestDatabase>;
  /** Closes and removes the folder. */
  close(): Promise<void>;
}

/** A migrated database in a folder of its own, on disk like a real one, with an enrolled installation. */
export async function openTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const folder = await temporaryFolder();
  const dataDir = join(folder, 'data');
  const mode = options.mode ?? 'local';
  await writeMode(dataDir, mode);
  if (options.migrations === undefined) await copyFile(await template(mode), dataPaths(dataDir).database);
  return openIn(folder, options);
}

/** A new empty folder for one test. */
export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'soporte-test-'));
}

async function openIn(folder: string, options: TestDatabaseOptions): Promise<TestDatabase> {
  const { mode: _mode, covered = coveredTables, ...open } = options;
  const dataDir = join(folder, 'data');
  const profileDir = join(folder, 'profile');
  const db = await openDatabase({ dataDir, appVersion: TEST_VERSION, now: () => TEST_NOW, ...open });
  const keys = await openInstallationKeys(profileDir);
  const context = (overrides: Partial<TrailContext> = {}): TrailContext => ({
    actorId: null,
    origin: 'job',
    now: TEST_NOW,
    ...overrides,
  });
  await enrolInstallation(db, keys, context());
  const shut = async () => {
    await db.close();
    await keys.close();
  };
  const close = async () => {
    await shut();
    await rm(folder, { recursive: true, force: true });
  };
  return {
    db,
    auditor: createAuditor(db, keys, covered),
    keys,
    dataDir,
    profileDir,
    context,
    reopen: async () => {
      await shut();
      return openIn(folder, options);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** An empty migrated file that every test copies; made once for each set of migrations and each journal. */
async function template(mode: DataMode): Promise<string> {
  const hash = createHash('sha256').update(migrations.map(migrationHash).join()).digest('hex').slice(0, 16);
  const file = join(tmpdir(), `soporte-test-template-${hash}-${mode}.sqlite`);
  if (await exists(file)) return file;
  const dataDir = await temporaryFolder();
  const db = await openDatabase({ dataDir, appVersion: TEST_VERSION, now: () => TEST_NOW, newMode: mode });
  await db.close();
  // Several test files may do this at once: the last one wins, with the same content.
  await rename(dataPaths(dataDir).database, file);
  await rm(dataDir, { recursive: true, force: true });
  return file;
}
