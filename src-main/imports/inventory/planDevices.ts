import type { ImportError, PlannedRow } from '#shared/imports/report.ts';
import { foldText } from '#shared/kernel/fold.ts';
import type { AssetRecord } from '../../assets/load.ts';
import type { DetailGroup } from './details.ts';
import type { Device, Monitor } from './device.ts';
import { isSameBrand, type KnownMachines, matchOf, ofBrand } from './knownMachines.ts';
import { fileFault } from './readFiles.ts';

export interface ReadFile {
  /** Its name. */
  readonly file: string;
  readonly device: Device;
}

/** What an agent may write of an asset; never who holds it, its status, its cost or its number. */
export type MachineChange = Partial<Pick<AssetRecord, 'brand' | 'model' | 'serial' | 'uuid'>>;

export interface PlannedMachine {
  readonly file: string;
  readonly device: Device;
  readonly asset: AssetRecord | null;
  readonly change: MachineChange;
  /** Addresses after it; null where they stay as they are. */
  readonly macs: readonly string[] | null;
  /** As stored; null where they stay as they are. */
  readonly details: string | null;
  readonly monitors: readonly PlannedMonitor[];
  readonly action: PlannedRow['action'];
}

export interface PlannedMonitor {
  readonly monitor: Monitor;
  readonly asset: AssetRecord | null;
}

export interface MachinePlan {
  readonly machines: readonly PlannedMachine[];
  readonly errors: readonly ImportError[];
}

/** What each file comes to. What cannot be told for certain is an error of the file. */
export function planDevices(files: readonly ReadFile[], known: KnownMachines): MachinePlan {
  const errors: ImportError[] = [];
  const machines: PlannedMachine[] = [];
  const seen = new Map<string, string>();
  for (const { file, device } of files) {
    const match = matchOf(known, device);
    if (match.kind === 'unsure') {
      const numbers = match.assets.map((asset) => asset.inventoryNumber).join(', ');
      errors.push(
        fileFault(
          file,
          `By its ${WORDS[match.by]} it may be ${numbers}, which cannot be told for certain.`,
          'unsureMachine',
          { by: match.by, numbers },
        ),
      );
      continue;
    }
    if (device.serial === null && device.uuid === null && device.macs.length === 0) {
      errors.push(
        fileFault(
          file,
          'It has neither serial number nor UUID nor an address of its own: it could not be found again.',
          'namelessMachine',
        ),
      );
      continue;
    }
    const asset = match.kind === 'one' ? match.asset : null;
    const before = keysOf(device, asset)
      .map((key) => seen.get(key))
      .find((each) => each !== undefined);
    if (before !== undefined) {
      errors.push(
        fileFault(file, `The same machine is in ${before} already.`, 'machineTwice', { other: before }),
      );
      continue;
    }
    for (const key of keysOf(device, asset)) seen.set(key, file);
    machines.push(planned(file, device, asset, known));
  }
  return { machines, errors };
}

const WORDS = { serial: 'serial number', uuid: 'UUID', mac: 'network address' } as const;

function keysOf({ serial, brand, uuid }: Device, asset: AssetRecord | null): string[] {
  return [
    ...(asset === null ? [] : [`asset ${asset.id}`]),
    ...(serial === null ? [] : [`serial ${foldText(brand ?? '')} ${foldText(serial)}`]),
    ...(uuid === null ? [] : [`uuid ${uuid}`]),
  ];
}

function planned(
  file: string,
  device: Device,
  asset: AssetRecord | null,
  known: KnownMachines,
): PlannedMachine {
  const change = changeOf(device, asset);
  const macs = macsAfter(device, asset, known);
  const details = detailsAfter(device, asset, known);
  const monitors = device.monitors.flatMap((monitor): PlannedMonitor[] => {
    const [same, ...others] = ofBrand(known.bySerial(monitor.serial), monitor.brand);
    // Several that it may be: left alone, since a monitor is nobody's proof of anything.
    if (others.length > 0) return [];
    const isThere = same !== undefined && asset !== null && same.parentId === asset.id;
    return isThere || same?.id === asset?.id
      ? same === undefined
        ? [{ monitor, asset: null }]
        : []
      : [{ monitor, asset: same ?? null }];
  });
  const isChanged =
    Object.keys(change).length > 0 || macs !== null || details !== null || monitors.length > 0;
  const action = asset === null ? 'create' : isChanged ? 'update' : 'same';
  return { file, device, asset, change, macs, details, monitors, action };
}

/** Brand as people wrote it stays; what the machine says of itself counts otherwise. */
function changeOf(device: Device, asset: AssetRecord | null): MachineChange {
  const { brand, model, serial, uuid } = device;
  if (asset === null) return { brand, model, serial, uuid };
  return {
    ...(brand !== null && (asset.brand === null || !isSameBrand(asset.brand, brand)) ? { brand } : {}),
    ...(model !== null && model !== asset.model ? { model } : {}),
    ...(serial !== null && foldText(serial) !== foldText(asset.serial ?? '') ? { serial } : {}),
    ...(uuid !== null && uuid !== asset.uuid ? { uuid } : {}),
  };
}

function macsAfter(
  device: Device,
  asset: AssetRecord | null,
  known: KnownMachines,
): readonly string[] | null {
  const before = asset === null ? [] : known.macsOf(asset.id);
  if (device.macs.length === 0) return null;
  const after = device.isPartial ? [...new Set([...before, ...device.macs])].sort() : device.macs;
  return JSON.stringify(after) === JSON.stringify(before) ? null : after;
}

function detailsAfter(device: Device, asset: AssetRecord | null, known: KnownMachines): string | null {
  const before = asset === null ? null : known.detailsOf(asset.id);
  const kept = device.isPartial && before !== null ? withoutThose(before.details, device.groups) : [];
  const after = JSON.stringify([...kept, ...device.groups]);
  return before?.details === after && before.source === device.source ? null : after;
}

/** The groups that a partial look did not ask for. */
function withoutThose(details: string, fresh: readonly DetailGroup[]): DetailGroup[] {
  const groups = JSON.parse(details) as DetailGroup[];
  return groups.filter(({ key }) => !fresh.some((group) => group.key === key));
}
