import type { ImportReport } from '#shared/imports/report.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { CsvFault } from '../csv/csvFault.ts';
import { type ImportHost, importPeople } from '../people/importPeople.ts';
import { openTableFile } from '../tableFile.ts';
import { type ImportAssetsOptions, importAssets } from './importAssets.ts';
import { importLicences } from './importLicences.ts';
import { importLocations } from './importLocations.ts';
import { type FileKind, fileKindOf } from './otherFiles.ts';

type Outcome = Result<ImportReport, { readonly code: 'busy'; readonly details: Record<string, never> }>;

/** Takes in whichever of Snipe-IT's files it is: assets, licences, locations or users; models have no table here. */
export async function importSnipeFile(
  host: ImportHost,
  options: ImportAssetsOptions,
): Promise<{ readonly kind: FileKind; readonly outcome: Outcome }> {
  const into = { read: host.db.read, auditor: host.auditor, clock: host.clock };
  const kind = await kindOf(options);
  switch (kind) {
    case 'assets':
      return { kind, outcome: await importAssets(into, options) };
    case 'licences':
      return { kind, outcome: await importLicences(into, options) };
    case 'locations':
      return { kind, outcome: await importLocations(into, options) };
    case 'people': {
      const { source, dryRun = false, keepGood = false, actorId = null, signal } = options;
      return { kind, outcome: await importPeople(host, source.path, { dryRun, keepGood, actorId, signal }) };
    }
    case 'models': {
      const message =
        'This is a list of models: here brand and model are written on each asset, with the file of assets.';
      const error = { line: 1, column: null, message, rule: 'modelsFile' };
      return { kind, outcome: ok({ read: 0, imported: 0, skipped: 0, errors: [error] }) };
    }
  }
}

async function kindOf({ source, signal }: ImportAssetsOptions): Promise<FileKind> {
  try {
    return fileKindOf((await (await openTableFile(source, signal)).table()).columns);
  } catch (error) {
    // What is wrong with the file is told by whoever reads it.
    if (error instanceof CsvFault) return 'assets';
    throw error;
  }
}
