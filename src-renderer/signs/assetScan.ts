/** What a reader or a person can name an asset by. */
interface Scannable {
  readonly inventoryNumber: string;
  readonly serial: string | null;
}

/**
 * The asset that a typed or scanned text means, of those that a search found: the one with that number, else the only
 * one with that serial, else the only one found at all. Null: several, or none.
 */
export function scanned<A extends Scannable>(text: string, found: readonly A[], hasMore: boolean): A | null {
  const wanted = folded(text);
  if (wanted === '') return null;
  const byNumber = found.filter((one) => folded(one.inventoryNumber) === wanted);
  if (byNumber.length > 0) return only(byNumber);
  const bySerial = found.filter((one) => folded(one.serial ?? '') === wanted);
  if (bySerial.length > 0) return only(bySerial);
  return hasMore ? null : only(found);
}

function folded(text: string): string {
  return text.trim().toUpperCase();
}

function only<A>(found: readonly A[]): A | null {
  return found.length === 1 ? (found[0] ?? null) : null;
}
