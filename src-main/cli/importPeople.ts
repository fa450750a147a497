import { resolve } from 'node:path';
import { importPeople as run } from '../imports/service.ts';
import { type Command, CommandFailure } from './command.ts';
import { withDatabase } from './database.ts';
import { importOptions, tellReport } from './importReport.ts';
import { needFile } from './needFile.ts';

export const importPeople: Command = {
  name: 'import people',
  usage: 'FILE [--dry-run] [--keep-good]',
  summary: 'people from a CSV file, also .gz',
  details: [
    'Columns as Snipe-IT names them, or in Spanish; who is there already is passed over.',
    'Nobody gets a password: an administrator gives one to whoever has a user name.',
  ],
  options: importOptions,
  arity: [1, 1],
  async run(call) {
    const path = resolve(call.args[0] ?? '');
    await needFile(path);
    const dryRun = call.values['dry-run'] === true;
    const result = await withDatabase(call.folders, (open) =>
      run(open, path, {
        dryRun,
        keepGood: call.values['keep-good'] === true,
        onProgress: (done, total) => call.progress.show('people', done, total),
      }),
    );
    if (!result.ok) throw new CommandFailure('The database stayed busy; run the import again to go on.');
    return tellReport(call, result.value, { what: 'people', dryRun });
  },
};
