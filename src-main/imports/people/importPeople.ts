import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportError, ImportReport } from '#shared/imports/report.ts';
import { foldText } from '#shared/kernel/fold.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Auditor } from '../../audit/auditedWrite.ts';
import type { Database } from '../../db/open.ts';
import { addPerson } from '../../people/service.ts';
import type { CommandContext } from '../../rpc/context.ts';
import { loadSettings } from '../../settings/load.ts';
import { CsvFault } from '../csv/csvFault.ts';
import { openTableFile, type TableSource } from '../tableFile.ts';
import { findColumns, type PersonColumn } from './columns.ts';
import { idsByName, insertNamed, type KnownPeople, knownPeople } from './queries.ts';
import { type PersonDraft, readPerson } from './readPerson.ts';

/** What an import needs of the service host; a host fits. */
export interface ImportHost {
  readonly db: Database;
  readonly auditor: Auditor;
  readonly clock: () => number;
}

export interface ImportPeopleOptions {
  /** Only tell what would happen. */
  readonly dryRun?: boolean;
  /** Take the good lines although others are bad; otherwise one bad line keeps all out. */
  readonly keepGood?: boolean;
  /** Who asked for it; null on the command line. */
  readonly actorId?: number | null;
  readonly onProgress?: (done: number, total: number) => void;
  /** Stops between two slices; what is written stays, and the next run goes on from there. */
  readonly signal?: AbortSignal | undefined;
  /** Where in the file the table is, and what its words stand for. */
  readonly source?: Omit<TableSource, 'path'> | undefined;
  /** Which columns say what; without it they are found by their names. */
  readonly columns?: ReadonlyMap<PersonColumn, string> | undefined;
}

/** More errors than these help nobody; the first ones tell what is wrong with a file. */
const ERRORS_TOLD = 500;
/**
 * Written in one transaction: about a third of a second. A longer file takes several, so that nobody waits for the
 * database; all of it was read and found good before, and after a power cut it is run again and goes on.
 */
const IN_ONE = 200;
const BREATH_MS = 10;

/**
 * Takes in people from a CSV file (Snipe-IT's columns or Spanish ones; `.gz`, any separator and encoding). Who is
 * there already (by user name, else employee number, e-mail or name) is passed over, so that a file can be run twice.
 * Nobody gets a password: whoever has a user name gets one from an administrator.
 */
export async function importPeople(
  host: ImportHost,
  path: string,
  options: ImportPeopleOptions = {},
): Promise<Result<ImportReport, { readonly code: 'busy'; readonly details: Record<string, never> }>> {
  const { dryRun = false, keepGood = false } = options;
  const known = await knownPeople(host.db.read);
  const { read, skipped, drafts, errors } = await sift(path, known, options);
  const wanted = errors.length > 0 && !keepGood ? [] : drafts;
  const report = { read, imported: wanted.length, skipped, errors: errors.slice(0, ERRORS_TOLD) };
  if (dryRun) return ok(report);
  for (let from = 0; from < wanted.length; from += IN_ONE) {
    options.signal?.throwIfAborted();
    const slice = wanted.slice(from, from + IN_ONE);
    const written = await write(host, slice, options.actorId ?? null);
    if (!written.ok) return written;
    options.onProgress?.(from + slice.length, wanted.length);
    // Without a turn of the event loop the next slice would begin before anybody else's call was even read.
    await sleep(BREATH_MS);
  }
  return ok(report);
}

interface Sifted {
  readonly read: number;
  readonly skipped: number;
  readonly drafts: readonly PersonDraft[];
  readonly errors: readonly ImportError[];
}

/** Reads the whole file before anything is written. */
async function sift(path: string, known: KnownPeople, options: ImportPeopleOptions): Promise<Sifted> {
  const drafts: PersonDraft[] = [];
  const errors: ImportError[] = [];
  const here = { usernames: new Map<string, number>(), employeeNumbers: new Map<string, number>() };
  let read = 0;
  let skipped = 0;
  try {
    const file = await openTableFile({ ...options.source, path }, options.signal);
    const table = await file.table();
    const columns = options.columns ?? findColumns(table.columns);
    if (!columns.has('fullName') && !columns.has('firstName')) {
      throw new CsvFault(
        1,
        null,
        'No column gives the name: call one “Nombre” or “First Name”.',
        'noNameColumn',
      );
    }
    for await (const row of table.rows) {
      // Spreadsheets save emptied lines as separators alone.
      if (table.columns.every((column) => row.cell(column) === '')) continue;
      read += 1;
      const person = readPerson(row, columns);
      if ('errors' in person) {
        errors.push(...person.errors);
        continue;
      }
      const { draft } = person;
      if (isKnown(draft, known)) {
        skipped += 1;
        continue;
      }
      const fault = clash(draft, known, here);
      if (fault === null) drafts.push(draft);
      else
        errors.push({
          line: draft.line,
          column: columns.get(fault.field) ?? null,
          message: fault.message,
          rule: fault.rule,
          ...(fault.line === undefined ? {} : { values: { line: fault.line } }),
        });
    }
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    const { line, column, message, rule, values } = error;
    errors.push({ line, column, message, rule, values: { ...values } });
  }
  return { read, skipped, drafts, errors };
}

/** By the surest thing that the line gives. */
function isKnown(draft: PersonDraft, known: KnownPeople): boolean {
  if (draft.username !== null) return known.usernames.has(draft.username);
  if (draft.employeeNumber !== null) return known.employeeNumbers.has(draft.employeeNumber);
  if (draft.email !== null) return known.emails.has(draft.email.toLowerCase());
  return known.foldedNames.has(foldText(draft.name));
}

interface Clash {
  readonly field: 'username' | 'employeeNumber';
  readonly message: string;
  readonly rule: string;
  /** The line before that has it. */
  readonly line?: number;
}

/** What must be one person's alone and is another's, in the database or on a line before. */
function clash(
  draft: PersonDraft,
  known: KnownPeople,
  here: { readonly usernames: Map<string, number>; readonly employeeNumbers: Map<string, number> },
): Clash | null {
  const { username, employeeNumber, line } = draft;
  const before = username === null ? undefined : here.usernames.get(username);
  if (before !== undefined) {
    return {
      field: 'username',
      message: `The user name is on line ${before} already.`,
      rule: 'usernameTwice',
      line: before,
    };
  }
  if (employeeNumber !== null) {
    const other = here.employeeNumbers.get(employeeNumber);
    if (other !== undefined) {
      return {
        field: 'employeeNumber',
        message: `The employee number is on line ${other} already.`,
        rule: 'employeeNumberTwice',
        line: other,
      };
    }
    if (known.employeeNumbers.has(employeeNumber)) {
      return {
        field: 'employeeNumber',
        message: 'Somebody else has this employee number.',
        rule: 'employeeNumberTaken',
      };
    }
    here.employeeNumbers.set(employeeNumber, line);
  }
  if (username !== null) here.usernames.set(username, line);
  return null;
}

/** One transaction: people with the areas and locations that the file names for the first time. */
async function write(host: ImportHost, drafts: readonly PersonDraft[], actorId: number | null) {
  const now = host.clock();
  const { institution } = await loadSettings(host.db.read);
  const { result } = await host.auditor.write<null, never>(
    { actorId, origin: 'import', now },
    async (tx, trail) => {
      const ctx = { tx, trail, now };
      const areas = await idsByName(tx, 'areas');
      const locations = await idsByName(tx, 'locations');
      // Somebody else may have added the same people since the file was read.
      const known = await knownPeople(tx);
      for (const draft of drafts) {
        if (isKnown(draft, known)) continue;
        const { line: _line, area, location, ...fields } = draft;
        await addPerson(
          ctx,
          {
            ...fields,
            language: draft.language ?? institution.language,
            areaId: await idOf(ctx, 'areas', areas, area),
            locationId: await idOf(ctx, 'locations', locations, location),
            calendarId: null,
            activeLimit: null,
            teamIds: [],
            skillIds: [],
          },
          null,
        );
      }
      return ok(null);
    },
  );
  return result;
}

async function idOf(
  { tx, trail }: Pick<CommandContext, 'tx' | 'trail'>,
  table: 'areas' | 'locations',
  ids: Map<string, number>,
  name: string | null,
): Promise<number | null> {
  if (name === null) return null;
  const known = ids.get(foldText(name));
  if (known !== undefined) return known;
  const id = await insertNamed(tx, table, name);
  ids.set(foldText(name), id);
  const entity = table === 'areas' ? 'area' : 'location';
  await trail.record({
    action: `${entity}.created`,
    entity,
    entityId: id,
    version: 1,
    data: { after: { name } },
    rows: [{ entity, id }],
  });
  return id;
}
