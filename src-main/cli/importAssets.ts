import { resolve } from 'node:path';
import type { PlannedRow } from '#shared/imports/report.ts';
import { importSnipeFile as run } from '../imports/service.ts';
import { DATE_FORMATS, type DateFormat } from '../imports/tickets/foreignDate.ts';
import { type Call, type Command, CommandFailure, textOption, UsageError } from './command.ts';
import { withDatabase } from './database.ts';
import { importOptions, tellReport } from './importReport.ts';
import { untilInterrupted } from './interrupt.ts';
import { needFile } from './needFile.ts';

export const importAssets: Command = {
  name: 'import assets',
  usage: 'FILE [--dry-run] [--keep-good] [--update] [--dates d/m/y|m/d/y|y-m-d]',
  summary: 'equipment from a CSV file, also .gz, or an .xlsx workbook',
  details: [
    'Columns as Snipe-IT names them, or in Spanish. Also its files of licences, locations and users, told by their',
    'columns; its models have no table of their own here.',
    '--update     changes what is there already and differs, by filled cells alone; otherwise it is passed over',
    '--dates      order of day and month, where the dates of the file do not show it',
    '--dry-run    checks everything, tells what would change line by line, and writes nothing',
    '--keep-good  imports the good lines although others have errors; otherwise it is all or nothing',
    'All of it is written in one transaction. Custody is never written: who holds what, says the file, is told.',
  ],
  options: { ...importOptions, update: { type: 'boolean' }, dates: { type: 'string' } },
  arity: [1, 1],
  async run(call) {
    const path = resolve(call.args[0] ?? '');
    await needFile(path);
    const dryRun = call.values['dry-run'] === true;
    const dates = datesOf(call);
    const { kind, outcome } = await untilInterrupted((signal) =>
      withDatabase(call.folders, (open) =>
        run(open, {
          source: { path },
          dryRun,
          keepGood: call.values['keep-good'] === true,
          updates: call.values.update === true,
          dates,
          fileName: call.args[0],
          signal,
          onProgress: ({ phase, done, total }) => call.progress.show(phase, done, total),
        }),
      ),
    );
    if (!outcome.ok) throw new CommandFailure('The database stayed busy; run the import again.');
    const { planned = [], ignoredColumns = [], ...report } = outcome.value;
    call.progress.clear();
    if (!call.isJson) {
      if (dryRun) for (const line of toldRows(planned)) console.error(line);
      if (ignoredColumns.length > 0) console.error(`left out: ${ignoredColumns.join(', ')}`);
    }
    return tellReport(call, report, { what: kind, dryRun });
  },
};

function datesOf(call: Call): DateFormat | undefined {
  const text = textOption(call, 'dates');
  if (text === undefined) return undefined;
  const known = DATE_FORMATS.find((format) => format === text);
  if (known === undefined) throw new UsageError(`--dates takes ${DATE_FORMATS.join(', ')}, not “${text}”.`);
  return known;
}

const WORDS: Readonly<Record<PlannedRow['action'], string>> = {
  create: 'new',
  update: 'would change',
  kept: 'is there and differs (--update changes it)',
  same: 'is there already',
};

/** What would happen, in lines for people. */
export function* toldRows(rows: readonly PlannedRow[]): Generator<string> {
  for (const row of rows) yield* told(row);
}

function* told({ line, action, label, name, changes, suggestedHolder }: PlannedRow): Generator<string> {
  yield `line ${line}: ${label} ${name}: ${WORDS[action]}`;
  for (const { field, before, after } of changes) yield `  ${field}: ${before ?? '–'} → ${after ?? '–'}`;
  if (suggestedHolder) yield `  held by ${suggestedHolder}, says the file: make the custody form`;
}
