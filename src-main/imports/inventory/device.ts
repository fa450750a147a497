import { serialFold } from '#shared/assets/identity.ts';
import { foldText } from '#shared/kernel/fold.ts';
import type { AgentFile } from './agentSchema.ts';
import { type DetailGroup, detailGroups } from './details.ts';
import { ownMacs, uniqueMacs } from './macs.ts';

/** What kind of thing an agent saw; each has its category. */
export type DeviceKind =
  | 'laptop'
  | 'computer'
  | 'server'
  | 'printer'
  | 'network'
  | 'phone'
  | 'monitor'
  | 'other';

/** What an agent's file says of a machine, as far as we keep it. */
export interface Device {
  readonly kind: DeviceKind;
  readonly name: string | null;
  readonly brand: string | null;
  readonly model: string | null;
  readonly serial: string | null;
  readonly uuid: string | null;
  readonly macs: readonly string[];
  readonly source: string;
  readonly isPartial: boolean;
  readonly groups: readonly DetailGroup[];
  readonly monitors: readonly Monitor[];
}

export interface Monitor {
  readonly name: string;
  readonly brand: string | null;
  readonly model: string | null;
  readonly serial: string;
}

/** What firmware writes where nobody filled it in. */
const UNNAMED =
  /^(?:to be filled by o\.?e\.?m\.?|default string|system (?:manufacturer|product name|version)|not (?:specified|available)|unknown|none|o\.?e\.?m\.?|n\/a|-)$/i;

export function deviceOf({ content, deviceid, itemtype, partial }: AgentFile): Device {
  const { bios, hardware, network_device: network } = content;
  const isNetworkThing = network !== null && network !== undefined;
  return {
    kind: isNetworkThing ? networkKind(itemtype ?? network.type) : computerKind(hardware?.chassis_type),
    name: line(isNetworkThing ? network.name : hardware?.name, 160) ?? line(deviceid, 160),
    brand: brandOf(isNetworkThing ? network.manufacturer : (bios?.smanufacturer ?? bios?.mmanufacturer)),
    model: modelOf(isNetworkThing ? network.model : (bios?.smodel ?? bios?.mmodel)),
    serial: serialOf(isNetworkThing ? network.serial : bios?.ssn),
    uuid: normalUuid(hardware?.uuid),
    macs: isNetworkThing
      ? uniqueMacs([network.mac, ...(content.network_ports ?? []).map(({ mac }) => mac)]).slice(0, 64)
      : ownMacs(content.networks ?? []).slice(0, 64),
    source: line(content.versionclient, 80) ?? 'GLPI',
    isPartial: partial === true,
    groups: detailGroups(content),
    monitors: monitorsOf(content.monitors ?? []),
  };
}

function monitorsOf(monitors: NonNullable<AgentFile['content']['monitors']>): Monitor[] {
  const found = new Map<string, Monitor>();
  for (const { name, caption, manufacturer, serial: text } of monitors) {
    const serial = serialOf(text);
    // EDID without a number of its own (a row of zeros, one for the whole series) tells no monitor from another.
    if (serial === null || serial.length < 4) continue;
    const model = modelOf(name ?? caption);
    const brand = brandOf(manufacturer);
    found.set(foldText(serial), {
      name: [brand, model].filter(Boolean).join(' ') || serial,
      brand,
      model,
      serial,
    });
  }
  return [...found.values()].slice(0, 16);
}

function line(text: string | null | undefined, max: number): string | null {
  const clean = (text ?? '')
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, max);
  return clean === '' || UNNAMED.test(clean) ? null : clean;
}

const modelOf = (text: string | null | undefined) => line(text, 120);

function serialOf(text: string | null | undefined): string | null {
  const serial = line(text, 120);
  return serialFold(serial) === null ? null : serial;
}

const COMPANY =
  /[,\s]+(?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|gmbh|ag|s\.?a\.?|international)\.?$/i;
const SHORT: Readonly<Record<string, string>> = {
  'hewlett-packard': 'HP',
  'hewlett packard': 'HP',
  hp: 'HP',
  lenovo: 'Lenovo',
  dell: 'Dell',
  'asustek computer': 'ASUS',
  acer: 'Acer',
};

/** `Dell Inc.` is `Dell`: what people write, and what is unique together with the serial. */
function brandOf(text: string | null | undefined): string | null {
  let brand = line(text, 80);
  if (brand === null) return null;
  for (let shorter = brand.replace(COMPANY, ''); shorter !== '' && shorter !== brand; ) {
    brand = shorter;
    shorter = brand.replace(COMPANY, '');
  }
  return SHORT[foldText(brand)] ?? brand;
}

/** A UUID in lower case; null for what every board of a series has. */
function normalUuid(text: string | null | undefined): string | null {
  const uuid = (text ?? '').trim().toLowerCase();
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(uuid)) return null;
  const digits = uuid.replaceAll('-', '');
  const isRepeated = new Set(digits).size < 3;
  return isRepeated || uuid === '03000200-0400-0500-0006-000700080009' ? null : uuid;
}

/** The same UUID as programs write it that read its first three parts the other way round (SMBIOS before 2.6). */
export function swappedUuid(uuid: string): string {
  const [a = '', b = '', c = '', ...rest] = uuid.split('-');
  const swap = (part: string) => part.match(/../g)?.reverse().join('') ?? '';
  return [swap(a), swap(b), swap(c), ...rest].join('-');
}

function computerKind(chassis: string | null | undefined): DeviceKind {
  const folded = foldText(chassis ?? '');
  if (/laptop|notebook|portable|convertible|detachable|tablet/.test(folded)) return 'laptop';
  if (/server|blade|rack/.test(folded)) return 'server';
  return 'computer';
}

function networkKind(type: string | null | undefined): DeviceKind {
  switch (type) {
    case 'Printer':
      return 'printer';
    case 'Phone':
      return 'phone';
    case 'NetworkEquipment':
    case 'Networking':
      return 'network';
    case 'Computer':
      return 'computer';
    default:
      return 'other';
  }
}
