import type { AssetDetails } from '#shared/assets/fields.ts';
import type { AgentFile } from './agentSchema.ts';

export type DetailGroup = AssetDetails['groups'][number];
type Item = DetailGroup['items'][number];
type Content = AgentFile['content'];

const MOST_ITEMS = 2_000;

/**
 * What people read of a machine. Programs by name and version alone, network cards by name and address: neither where
 * they were installed nor by whom, no address of the network, no name of a wireless one.
 */
export function detailGroups(content: Content): DetailGroup[] {
  const groups: [key: string, items: Item[]][] = [
    ['system', systemItems(content)],
    ['processor', (content.cpus ?? []).flatMap((cpu) => item(cpu.name, cores(cpu)))],
    ['memory', memoryItems(content)],
    [
      'disks',
      (content.storages ?? []).flatMap(({ model, name, disksize, serial }) =>
        item(model ?? name, joined(size(disksize), serial)),
      ),
    ],
    [
      'network',
      // A card is told once for each of its addresses of the network.
      distinct(
        (content.networks ?? []).flatMap(({ description, mac, virtualdev }) =>
          virtualdev === true ? [] : item(description, mac),
        ),
      ),
    ],
    [
      'monitors',
      (content.monitors ?? []).flatMap(({ name, caption, manufacturer, serial }) =>
        item(joined(manufacturer, name ?? caption), serial),
      ),
    ],
    ['programs', distinct((content.softwares ?? []).flatMap(({ name, version }) => item(name, version)))],
  ];
  return groups
    .map(([key, items]) => ({ key, items: counted(items).slice(0, MOST_ITEMS) }))
    .filter(({ items }) => items.length > 0);
}

function systemItems({
  operatingsystem: os,
  hardware,
  network_device: network,
  pagecounters,
}: Content): Item[] {
  return [
    ...item(os?.full_name ?? os?.name, joined(os?.version, os?.arch)),
    ...item(hardware?.chassis_type, hardware?.vmsystem),
    ...item(network?.model, network?.firmware),
    ...(typeof pagecounters?.total === 'number' ? item('Σ', String(pagecounters.total)) : []),
  ];
}

function memoryItems({ memories, hardware }: Content): Item[] {
  const parts = (memories ?? []).flatMap(({ capacity, type, speed, manufacturer }) =>
    item(size(capacity), joined(type, speed, manufacturer)),
  );
  return parts.length > 0 ? parts : item(size(hardware?.memory), '');
}

function cores({ core, thread, speed }: NonNullable<Content['cpus']>[number]): string {
  const counted =
    typeof core === 'number' ? `${core}${typeof thread === 'number' ? `/${thread}` : ''}` : null;
  return joined(counted, typeof speed === 'number' ? `${speed} MHz` : null);
}

/** Megabytes as the agent counts them. */
function size(megabytes: number | null | undefined): string | null {
  if (typeof megabytes !== 'number' || megabytes <= 0) return null;
  return megabytes >= 1_000 ? `${Math.round(megabytes / 102.4) / 10} GB` : `${megabytes} MB`;
}

function joined(...parts: readonly (string | null | undefined)[]): string {
  return parts
    .map((part) => cleaned(part))
    .filter(Boolean)
    .join(' · ');
}

function item(label: string | null | undefined, value: string | null | undefined): Item[] {
  const shown = cleaned(label);
  return shown === '' ? [] : [{ label: shown, value: cleaned(value) }];
}

function cleaned(text: string | null | undefined): string {
  return (text ?? '')
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 300);
}

/** Several of the same kind are one line with their number (two equal memory modules); a program is told once. */
function counted(items: readonly Item[]): Item[] {
  const groups = Map.groupBy(items, ({ label, value }) => `${label}\n${value}`);
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    return same.length === 1 ? [first] : [{ ...first, label: `${same.length} × ${first.label}` }];
  });
}

function distinct(items: readonly Item[]): Item[] {
  return [...new Map(items.map((each) => [`${each.label}\n${each.value}`, each])).values()];
}
