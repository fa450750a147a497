import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { importTickets as run } from '../imports/service.ts';
import { parseDate } from '../imports/tickets/foreignDate.ts';
import { osticketMap } from '../imports/tickets/osticketMap.ts';
import { servicenowMap } from '../imports/tickets/servicenowMap.ts';
import { customMap, type TicketMap } from '../imports/tickets/ticketMap.ts';
import { loadSettings } from '../settings/load.ts';
import { type Call, type Command, CommandFailure, textOption, UsageError } from './command.ts';
import { withDatabase } from './database.ts';
import { importOptions, tellReport } from './importReport.ts';
import { needFile } from './needFile.ts';

export const importTickets: Command = {
  name: 'import tickets',
  usage: 'FILE [--mapping servicenow|osticket|MAP.json] [--until DATE] [--dry-run] [--keep-good]',
  summary: 'tickets with their history from a CSV file, also .gz',
  details: [
    '--mapping    servicenow (unless given): incidents with their audit rows, one a change; osticket: its ticket',
    '             export; or a file that names the columns, such as {"columns":{"number":"Folio","openedAt":"Alta",',
    '             "title":"Asunto","requester":"Solicitante","state":"Estado"},"dates":["d/m/y"],',
    '             "values":{"state":{"Abierto":"inProgress","Cerrado":"closed"}}}. More fields: requesterEmail,',
    '             description, changedAt, changedBy, updatedAt, resolvedAt, closedAt, assignee, team, location,',
    '             service, impact, urgency, priority, channel, reopenings, solution.',
    '--until      the file as it stood at that moment: what was open then is open (2016-03-04T12:00, wall time of the',
    '             institution unless it has an offset)',
    '--dry-run    checks everything and writes nothing',
    '--keep-good  imports the good tickets although others have errors; otherwise it is all or nothing',
    'Prints {"read","imported","skipped","errors"}: rows read, tickets imported, tickets that were there already.',
    'An import that was cut off goes on when it is run again.',
  ],
  options: { ...importOptions, mapping: { type: 'string' }, until: { type: 'string' } },
  arity: [1, 1],
  async run(call) {
    const path = resolve(call.args[0] ?? '');
    const map = await mapOf(textOption(call, 'mapping') ?? 'servicenow');
    await needFile(path);
    const dryRun = call.values['dry-run'] === true;
    const stop = new AbortController();
    const interrupt = () => stop.abort(new CommandFailure('Stopped; run the import again to go on.'));
    process.once('SIGINT', interrupt);
    process.once('SIGTERM', interrupt);
    try {
      const report = await withDatabase(call.folders, async (open) =>
        run(
          { read: open.db.read, auditor: open.auditor, clock: open.clock },
          {
            path,
            map,
            until: await untilOf(call, (await loadSettings(open.db.read)).institution.timeZone),
            dryRun,
            keepGood: call.values['keep-good'] === true,
            onProgress: ({ phase, done, total }) => call.progress.show(phase, done, total),
            signal: stop.signal,
          },
        ),
      );
      return await tellReport(call, report, { what: 'tickets', dryRun });
    } finally {
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', interrupt);
    }
  },
};

async function mapOf(name: string): Promise<TicketMap> {
  if (name === 'servicenow') return servicenowMap;
  if (name === 'osticket') return osticketMap;
  if (!name.endsWith('.json')) {
    throw new UsageError(`--mapping takes servicenow, osticket or a .json file, not “${name}”.`);
  }
  const path = resolve(name);
  await needFile(path);
  try {
    return customMap(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (error instanceof SyntaxError) throw new CommandFailure(`${path} is not JSON: ${error.message}.`);
    if (!(error instanceof z.ZodError)) throw error;
    const [issue] = error.issues;
    const where = issue?.path.map(String).join('.') ?? '';
    throw new CommandFailure(
      `${path}: ${where === '' ? '' : `${where}: `}${issue?.message ?? 'not a mapping'}.`,
    );
  }
}

async function untilOf(call: Call, zone: string): Promise<number | null> {
  const text = textOption(call, 'until');
  if (text === undefined) return null;
  const parsed = parseDate(text, ['y-m-d'], zone);
  if ('at' in parsed) return parsed.at;
  throw new UsageError(`--until takes a moment like 2016-03-04T12:00: ${parsed.problem}`);
}
