/**
 * A text as searches compare it: lower case, without accents or tildes (`Núñez` → `nunez`), compatibility forms
 * resolved. Folding a folded text changes nothing. Columns named `folded…` hold this form.
 */
export function foldText(text: string): string {
  return text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
