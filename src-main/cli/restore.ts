import { resolve } from 'node:path';
import { restore as restoreBackup } from '../db/restore.ts';
import { appVersion } from '../files/appVersion.ts';
import type { Command } from './command.ts';
import { needFile } from './needFile.ts';
import { passphraseOf } from './passphrase.ts';

export const restore: Command = {
  name: 'restore',
  usage: 'FILE',
  summary: 'puts a backup in the place of the database; what was there is kept beside it',
  details: [
    'No other program may have the data folder open. A sealed backup asks for its passphrase on the terminal; elsewhere',
    'it is read from standard input or SOPORTE_BACKUP_PASSPHRASE.',
  ],
  options: {},
  arity: [1, 1],
  async run({ args, folders, isJson, output, progress }) {
    const file = resolve(args[0] ?? '');
    await needFile(file);
    const restored = await restoreBackup({
      ...folders,
      file,
      passphrase: await passphraseOf(file),
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
    if (restored.kept !== null) await output.line(`What was there before is in ${restored.kept}.`);
    if (restored.voidFolios > 0) {
      await output.line(`${restored.voidFolios} folios given out since that backup are void now.`);
    }
    return 0;
  },
};
