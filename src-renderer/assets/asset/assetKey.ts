/** What an address names an asset by: digits are its id, anything else its inventory number. */
export function assetKey(text: string): number | string {
  return /^\d+$/.test(text) ? Number(text) : text;
}
