import { lstat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { importInventory as run } from '../imports/service.ts';
import { type Command, CommandFailure } from './command.ts';
import { withDatabase } from './database.ts';
import { toldRows } from './importAssets.ts';
import { importOptions, tellReport } from './importReport.ts';
import { untilInterrupted } from './interrupt.ts';

export const importInventory: Command = {
  name: 'import inventory',
  usage: 'PATH [--dry-run] [--keep-good]',
  summary: 'what GLPI agents say of computers and printers: a JSON file or a folder of them',
  details: [
    'As glpi-agent --local=DIR --json writes them. A machine is found by its serial number, then its UUID, then the',
    'addresses of its network cards; what cannot be told for certain is an error, never a guess.',
    'Brand, model, serial number, UUID, parts and programs are written; who holds it, its status, cost and number never.',
    'Processes, environment, users, licence keys and wireless names are not taken in.',
    '--dry-run    tells what would change, and writes nothing',
    '--keep-good  takes the good files although others have errors; otherwise it is all or nothing',
  ],
  options: importOptions,
  arity: [1, 1],
  async run(call) {
    const path = resolve(call.args[0] ?? '');
    if ((await lstat(path).catch(() => null)) === null)
      throw new CommandFailure(`There is nothing at ${path}.`);
    const dryRun = call.values['dry-run'] === true;
    const outcome = await untilInterrupted((signal) =>
      withDatabase(call.folders, ({ db, auditor, clock }) =>
        run(
          { read: db.read, auditor, clock },
          {
            source: path,
            dryRun,
            keepGood: call.values['keep-good'] === true,
            signal,
            onProgress: ({ phase, done, total }) => call.progress.show(phase, done, total),
          },
        ),
      ),
    );
    if (!outcome.ok) throw new CommandFailure('The database stayed busy; run the import again.');
    call.progress.clear();
    if (dryRun && !call.isJson) for (const line of toldRows(outcome.value.planned ?? [])) console.error(line);
    return tellReport(call, outcome.value, { what: 'machines', dryRun });
  },
};
