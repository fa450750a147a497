/** A warranty that ends within so many days, today included, ends soon. */
export const WARRANTY_SOON_DAYS = 60;

/** Whether a warranty still holds on a day; its last day is covered. Both `YYYY-MM-DD`. */
export function isUnderWarranty(warrantyUntil: string | null, day: string): boolean {
  return warrantyUntil !== null && warrantyUntil >= day;
}
