import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { backup as makeBackup } from '../db/backup.ts';
import { loadBackupKey } from '../db/backupKey.ts';
import { dataPaths } from '../db/dataFolder.ts';
import { appVersion } from '../files/appVersion.ts';
import type { Command } from './command.ts';
import { needDatabase } from './database.ts';

export const backup: Command = {
  name: 'backup',
  usage: '[FILE or DIR]',
  summary: 'copies the database and its attachments into one file, while others work',
  details: [
    'Without a file or folder it goes into the folder “backups” of the data folder. Sealed where a passphrase was set.',
  ],
  options: {},
  arity: [0, 1],
  async run({ args, folders, isJson, output, progress }) {
    await needDatabase(folders);
    const own = dataPaths(folders.dataDir).backups;
    if (args[0] === undefined) await mkdir(own, { recursive: true, mode: 0o700 });
    const made = await makeBackup({
      dataDir: folders.dataDir,
      target: args[0] === undefined ? own : resolve(args[0]),
      appVersion: appVersion(),
      now: Date.now(),
      sealWith: await loadBackupKey(folders.profileDir),
      onProgress: (done, total) => progress.show('backup', done, total),
    });
    progress.clear();
    await output.line(isJson ? JSON.stringify(made) : made.file);
    return 0;
  },
};
