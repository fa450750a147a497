import { isIP } from 'node:net';

/**
 * Addresses whose word on where a request came from is believed: those of the institution’s own reverse proxies, as
 * `10.0.0.5` or `10.0.0.0/28`. Null when one of them is no such thing.
 */
export function proxyAddresses(text: string): string[] | null {
  const addresses = text.split(',').map((address) => address.trim());
  return addresses.every(isAddress) ? addresses : null;
}

/** Wider ranges hold whoever is to be told apart. */
const WIDEST = { 4: 16, 6: 48 } as const;

function isAddress(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const kind = isIP(address);
  if ((kind !== 4 && kind !== 6) || more.length > 0) return false;
  if (bits === undefined) return true;
  return /^\d{1,3}$/.test(bits) && Number(bits) >= WIDEST[kind] && Number(bits) <= (kind === 4 ? 32 : 128);
}
