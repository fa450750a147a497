import { resolve } from 'node:path';
import { restore as restoreBackup } from '../db/restore.ts';
import type { Loss } from '../db/wouldLose.ts';
import { appVersion } from '../files/appVersion.ts';
import { lookAtBackup } from '../place/lookAtBackup.ts';
import { type Call, type Command, CommandFailure } from './command.ts';
import { needFile } from './needFile.ts';
import { passphraseOf } from './passphrase.ts';

export const restore: Command = {
  name: 'restore',
  usage: 'FILE [--dry-run]',
  summary: 'puts a backup in the place of the database; what was there is kept beside it',
  details: [
    '--dry-run  only says what is in the backup and what restoring it would take away; others may go on working',
    '',
    'No other program may have the data folder open. A sealed backup asks for its passphrase on the terminal; elsewhere',
    'it is read from standard input or SOPORTE_BACKUP_PASSPHRASE.',
  ],
  options: { 'dry-run': { type: 'boolean' } },
  arity: [1, 1],
  async run(call) {
    const { args, values, folders, isJson, output, progress } = call;
    const file = resolve(args[0] ?? '');
    await needFile(file);
    const passphrase = await passphraseOf(file);
    if (values['dry-run'] === true) return rehearse(call, file, passphrase ?? null);
    const restored = await restoreBackup({
      ...folders,
      file,
      passphrase,
      appVersion: appVersion(),
      context: { actorId: null, origin: 'cli', now: Date.now() },
      onProgress: (step, done, total) => progress.show(step, done, total),
    });
    progress.clear();
    if (isJson) {
      await output.line(JSON.stringify(restored));
      return 0;
    }
    await output.line(`Restored ${folders.dataDir} from the backup of ${restored.manifest.createdAt}.`);
    if (restored.lost !== null) await output.line(`Not in it: ${whatOf(restored.lost)}`);
    if (restored.kept !== null) await output.line(`What was there before is in ${restored.kept}.`);
    if (restored.voidFolios > 0) {
      await output.line(`${restored.voidFolios} folios given out since that backup are void now.`);
    }
    return 0;
  },
};

async function rehearse(
  { folders, isJson, output, progress }: Call,
  file: string,
  passphrase: string | null,
): Promise<0> {
  const look = await lookAtBackup({ file, passphrase }, folders, ({ step, done, total }) =>
    progress.show(step, done, total),
  );
  progress.clear();
  if (!look.ok) throw new CommandFailure(look.detail);
  if (isJson) {
    const { ok: _, ...seen } = look;
    await output.line(JSON.stringify(seen));
    return 0;
  }
  const counts = Object.entries(look.counts).map(([table, n]) => `${n} ${table}`);
  const of = look.institution === null ? '' : ` of ${look.institution}`;
  await output.line(`The backup of ${look.createdAt}${of} holds ${counts.join(', ')}.`);
  if (look.schemaIsNewer) {
    throw new CommandFailure('It was made by a newer version of this program: install that one first.');
  }
  await output.line(
    look.wouldLose === null
      ? `There is no database in ${folders.dataDir}: nothing would be lost.`
      : `Restoring it to ${folders.dataDir} would lose: ${whatOf(look.wouldLose)}`,
  );
  return 0;
}

function whatOf({ isSameDatabase, events, tickets, folios, newestAt, isDamaged }: Loss): string {
  if (isDamaged) return 'what is in the present database, which cannot be read.';
  if (events === 0) return 'nothing, the database is as it was then.';
  const which =
    tickets === 0 ? '' : ` (${folios.join(', ')}${tickets > folios.length ? ' and older ones' : ''})`;
  const all = isSameDatabase ? '' : ' of another database';
  return `${events} events and ${tickets} tickets${which}${all}, the newest of ${newestAt}.`;
}
