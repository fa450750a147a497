import type { ImportError, ImportReport, PlannedRow } from '#shared/imports/report.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { loadSettings } from '../../settings/load.ts';
import type { ImportInto, ImportRun } from '../importHost.ts';
import { knownMachines } from './knownMachines.ts';
import { type MachinePlan, type PlannedMachine, planDevices, type ReadFile } from './planDevices.ts';
import { type AgentFile, agentFiles, readDevice } from './readFiles.ts';
import { writeDevices } from './writeDevices.ts';

export interface ImportInventoryOptions extends ImportRun {
  /** A JSON file of a GLPI agent or a folder of them; or the files themselves. */
  readonly source: string | readonly AgentFile[];
}

type Refusal = { readonly code: 'busy'; readonly details: Record<string, never> };

const ERRORS_TOLD = 500;
const ROWS_TOLD = 500;

/**
 * Takes in what GLPI agents say of the machines they run on: brand, model, serial number, UUID, addresses of the network
 * cards, parts and programs; monitors with a serial number as parts of their computer. An asset is found by serial number, then UUID, then
 * address; what cannot be told for certain is an error. Who holds it, its status, its cost and its number are never
 * touched. Every file is read and checked before, then all is written in one transaction.
 */
export async function importInventory(
  into: ImportInto,
  options: ImportInventoryOptions,
): Promise<Result<ImportReport, Refusal>> {
  const { dryRun = false, keepGood = false, signal } = options;
  const tell = options.onProgress ?? (() => {});
  const { source } = options;
  const { files, errors: found } =
    typeof source === 'string' ? await agentFiles(source) : { files: source, errors: [] };
  const errors: ImportError[] = [...found];
  const read: ReadFile[] = [];
  for (const [index, file] of files.entries()) {
    signal?.throwIfAborted();
    tell({ phase: 'reading', done: index, total: files.length });
    const outcome = await readDevice(file);
    if ('errors' in outcome) errors.push(...outcome.errors);
    else read.push({ file: file.name, device: outcome.device });
  }
  const devices = read.map(({ device }) => device);
  const plan = planDevices(read, await knownMachines(into.read, devices));
  const report = (of: MachinePlan, written: number | null): ImportReport => {
    const all = [...errors, ...of.errors];
    const wanted = of.machines.filter(({ action }) => action !== 'same').length;
    return {
      read: files.length,
      imported: written ?? (all.length > 0 && !keepGood ? 0 : wanted),
      skipped: of.machines.length - wanted,
      errors: all.slice(0, ERRORS_TOLD),
      planned: of.machines.slice(0, ROWS_TOLD).map(toldMachine),
    };
  };
  const first = report(plan, null);
  if (dryRun || first.imported === 0) return ok(first);
  signal?.throwIfAborted();
  tell({ phase: 'writing', done: 0, total: first.imported });
  const settings = await loadSettings(into.read);
  const now = into.clock();
  const { result } = await into.auditor.write<ImportReport, never>(
    { actorId: options.actorId ?? null, origin: 'import', now },
    async (tx, trail) => {
      const present = planDevices(read, await knownMachines(tx, devices));
      const isRefused = present.errors.length > plan.errors.length && !keepGood;
      const written = isRefused ? 0 : await writeDevices({ tx, trail, now, settings }, present.machines);
      const done = report(present, written);
      if (written > 0) {
        await trail.record({
          action: 'import.inventory',
          entity: 'import',
          entityId: 0,
          data: {
            after: { read: done.read, imported: written, skipped: done.skipped, errors: done.errors.length },
          },
        });
      }
      return ok(done);
    },
  );
  return result.ok ? result : fail({ code: 'busy', details: {} });
}

function toldMachine({
  file,
  device,
  asset,
  change,
  macs,
  details,
  monitors,
  action,
}: PlannedMachine): PlannedRow {
  const changes: PlannedRow['changes'] = Object.entries(change).flatMap(([field, after]) =>
    after === null ? [] : [{ field, before: textOf(asset, field), after }],
  );
  if (macs !== null) changes.push({ field: 'macs', before: null, after: macs.join(', ') });
  if (details !== null) {
    const after = device.groups.map(({ key, items }) => `${key} ${items.length}`).join(', ');
    changes.push({ field: 'details', before: null, after });
  }
  for (const { monitor } of monitors) {
    changes.push({ field: 'monitor', before: null, after: `${monitor.name} ${monitor.serial}` });
  }
  return {
    line: 1,
    action,
    label: asset?.inventoryNumber ?? file,
    name: device.name ?? '',
    changes,
  };
}

function textOf(asset: PlannedMachine['asset'], field: string): string | null {
  const value = asset?.[field as keyof typeof asset];
  return typeof value === 'string' ? value : null;
}
