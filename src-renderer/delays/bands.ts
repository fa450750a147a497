import type { Formats } from '../texts/formats.ts';

/** “30–40 %”: the odds that a tenth holds. */
export function bandName(band: number, formats: Pick<Formats, 'number' | 'percent'>): string {
  return `${formats.number(band * 10)}–${formats.percent((band + 1) / 10)}`;
}
