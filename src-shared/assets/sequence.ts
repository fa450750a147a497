/** A number of the inventory's sequence, `INV-000123`; it grows beyond its digits rather than repeat itself. */
export function sequenceNumber(prefix: string, digits: number, number: number): string {
  return `${prefix}${String(number).padStart(digits, '0')}`;
}
