import type { AgentNetwork } from './agentSchema.ts';

/** Makers of virtual adapters (IEEE prefixes): VMware, VirtualBox, Hyper-V, Parallels, Xen. */
const VIRTUAL = [
  '00:05:69',
  '00:0c:29',
  '00:1c:14',
  '00:50:56',
  '08:00:27',
  '00:15:5d',
  '00:1c:42',
  '00:16:3e',
];

/** Drivers and names of adapters at a USB plug: docks and dongles, which go from desk to desk. */
const PLUGGED = /^(?:r8152|ax88179|ax_?88|asix|cdc_|smsc|dm9601|lan78|aqc111)/i;
const PLUGGED_NAME = /\busb\b|dock|enx[0-9a-f]{12}|en\w+u\d|thunderbolt/i;

/** A MAC address as it is stored, `44:85:00:2b:90:bc`; null for what is none or stands for none. */
export function normalMac(text: string | null | undefined): string | null {
  const digits = (text ?? '').toLowerCase().replace(/[^0-9a-f]/g, '');
  if (digits.length !== 12 || /^(?:0+|f+)$/.test(digits)) return null;
  return digits.match(/../g)?.join(':') ?? null;
}

/** Given by software: randomised for privacy, or made up by a virtual machine (second bit of the first byte). */
function isMadeUp(mac: string): boolean {
  const first = Number.parseInt(mac.slice(0, 2), 16);
  return (first & 0b11) !== 0 || VIRTUAL.some((prefix) => mac.startsWith(prefix));
}

/** The addresses that belong to the machine itself and to no other, each once. */
export function ownMacs(networks: readonly AgentNetwork[]): string[] {
  const own = networks.filter(
    ({ type, virtualdev, driver, description }) =>
      virtualdev !== true &&
      (type === null || type === undefined || type === 'ethernet' || type === 'wifi') &&
      !PLUGGED.test(driver ?? '') &&
      !PLUGGED_NAME.test(description ?? ''),
  );
  return uniqueMacs(own.map(({ mac }) => mac));
}

export function uniqueMacs(texts: readonly (string | null | undefined)[]): string[] {
  const macs = texts.map(normalMac).filter((mac) => mac !== null && !isMadeUp(mac));
  return [...new Set(macs.filter((mac) => mac !== null))].sort();
}
