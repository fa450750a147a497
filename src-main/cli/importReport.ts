import type { ImportReport } from '#shared/imports/report.ts';
import type { Call, Options, Status } from './command.ts';

/** What every import takes. */
export const importOptions = {
  'dry-run': { type: 'boolean' },
  'keep-good': { type: 'boolean' },
} as const satisfies Options;

/** Prints the report as JSON, and on standard error what came of it in a sentence. */
export async function tellReport(
  call: Call,
  report: ImportReport,
  { what, dryRun }: { what: string; dryRun: boolean },
): Promise<Status> {
  call.progress.clear();
  // The shape that scripts rely on; what the screens need besides stays out of it.
  const told = report.errors.map(({ line, column, message }) => ({ line, column, message }));
  const { read, imported, skipped, errors } = report;
  await call.output.line(JSON.stringify({ read, imported, skipped, errors: told }));
  if (!call.isJson) {
    for (const { line, column, message } of errors.slice(0, 20)) {
      console.error(`line ${line}${column === null ? '' : `, column ${column}`}: ${message}`);
    }
  }
  const done = `${imported} ${what} ${dryRun ? 'would be imported' : 'imported'}, ${skipped} there already`;
  if (errors.length === 0) {
    if (!call.isJson) console.error(`${done}.`);
    return 0;
  }
  const left = imported === 0 && !dryRun ? 'nothing was imported' : done;
  console.error(`${errors.length} ${errors.length === 1 ? 'error' : 'errors'}; ${left}.`);
  return 1;
}
