/** Whether a number field holds a whole number between two bounds, both included. */
export function isWhole(value: number | string, min: number, max: number): boolean {
  if (value === '') return false;
  const number = Number(value);
  return Number.isInteger(number) && number >= min && number <= max;
}

/** Megabytes as people mean them, a million bytes, to bytes. */
export const MEGABYTE = 1_000_000;

/** Bytes as megabytes with at most two decimals; what the field shows. */
export function megabytes(bytes: number): number {
  return Math.round((bytes / MEGABYTE) * 100) / 100;
}
