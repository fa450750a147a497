import type { StockItem } from '#shared/stock/contract.ts';

export type StockState = 'unused' | 'low' | 'enough';

/** What is no longer used is never to be bought. */
export function stateOf({ isEnabled, isLow }: Pick<StockItem, 'isEnabled' | 'isLow'>): StockState {
  if (!isEnabled) return 'unused';
  return isLow ? 'low' : 'enough';
}

/**
 * A unit after a number. Units are kept in the singular, as the form asks for them; one word that ends in a vowel, or
 * in -dad, takes its plural. Others (kg, ml, two words) stay as they were written.
 */
export function unitOf(unit: string, count: number): string {
  if (count === 1 || !/^\p{L}{3,}$/u.test(unit)) return unit;
  if (/[aeo]$/i.test(unit)) return `${unit}s`;
  return /dad$/i.test(unit) ? `${unit}es` : unit;
}
