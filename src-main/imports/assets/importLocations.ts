import type { ImportError, ImportReport } from '#shared/imports/report.ts';
import { foldText } from '#shared/kernel/fold.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { ReadDb } from '../../db/handles.ts';
import { CsvFault } from '../csv/csvFault.ts';
import type { ImportInto, ImportRun } from '../importHost.ts';
import { openTableFile, type TableSource } from '../tableFile.ts';

type Refusal = { readonly code: 'busy'; readonly details: Record<string, never> };

const MAX_NAME = 160;
const MAX_ADDRESS = 300;
const ADDRESS = ['address', 'address2', 'city', 'state', 'zip', 'country'] as const;

/** Takes in locations with their addresses from a file of Snipe-IT, all in one transaction; each name once. */
export async function importLocations(
  into: ImportInto,
  options: ImportRun & { readonly source: TableSource },
): Promise<Result<ImportReport, Refusal>> {
  const { dryRun = false, keepGood = false } = options;
  const found = new Map<string, { readonly name: string; readonly address: string | null }>();
  const errors: ImportError[] = [];
  let read = 0;
  try {
    const table = await (await openTableFile(options.source, options.signal)).table();
    for await (const row of table.rows) {
      if (table.columns.every((column) => row.cell(column) === '')) continue;
      read += 1;
      const name = row.cell('name');
      const line = row.lineOf('name');
      if (name === '')
        errors.push({ line, column: 'name', message: 'The name is missing.', rule: 'nameMissing' });
      else if (name.length > MAX_NAME) {
        const message = `This is longer than ${MAX_NAME} characters.`;
        errors.push({ line, column: 'name', message, rule: 'tooLong', values: { max: MAX_NAME } });
      } else if (!found.has(foldText(name))) {
        const parts = ADDRESS.map((column) => row.cell(column)).filter(Boolean);
        found.set(foldText(name), { name, address: parts.join(', ').slice(0, MAX_ADDRESS) || null });
      }
    }
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    const { line, column, message, rule, values } = error;
    errors.push({ line, column, message, rule, values: { ...values } });
  }
  const isRefused = errors.length > 0 && !keepGood;
  const known = await locationNames(into.read);
  const fresh = isRefused ? [] : [...found.values()].filter(({ name }) => !known.has(foldText(name)));
  const report = (imported: number) => ({
    read,
    imported,
    skipped: isRefused ? 0 : read - imported - errors.length,
    errors,
  });
  if (dryRun || fresh.length === 0) return ok(report(fresh.length));
  const { result } = await into.auditor.write<number, never>(
    { actorId: options.actorId ?? null, origin: 'import', now: into.clock() },
    async (tx, trail) => {
      const present = await locationNames(tx);
      const wanted = fresh.filter(({ name }) => !present.has(foldText(name)));
      for (const location of wanted) {
        const { id } = await tx
          .insertInto('locations')
          .values(location)
          .returning('id')
          .executeTakeFirstOrThrow();
        await trail.record({
          action: 'location.created',
          entity: 'location',
          entityId: id,
          version: 1,
          data: { after: location },
          rows: [{ entity: 'location', id }],
        });
      }
      await trail.record({
        action: 'import.locations',
        entity: 'import',
        entityId: 0,
        data: { after: { read, imported: wanted.length, errors: errors.length } },
      });
      return ok(wanted.length);
    },
  );
  return result.ok ? ok(report(result.value)) : fail({ code: 'busy', details: {} });
}

async function locationNames(db: ReadDb): Promise<Set<string>> {
  const rows = await db.selectFrom('locations').select('name').execute();
  return new Set(rows.map(({ name }) => foldText(name)));
}
