import { isUnderWarranty, WARRANTY_SOON_DAYS } from '#shared/assets/warranty.ts';

export type WarrantyState = 'none' | 'valid' | 'endsSoon' | 'ended';

/** How a warranty stands on a day; it holds on its last day. Both are `YYYY-MM-DD` in the institution's zone. */
export function warrantyState(until: string | null, today: string): WarrantyState {
  if (until === null) return 'none';
  if (!isUnderWarranty(until, today)) return 'ended';
  const days = (Date.parse(until) - Date.parse(today)) / 86_400_000;
  return days <= WARRANTY_SOON_DAYS ? 'endsSoon' : 'valid';
}
