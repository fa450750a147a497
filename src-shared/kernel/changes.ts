/** The fields in which two states of a row differ, as an event tells them; lists and objects compare by content. */
export function changesBetween<T extends object>(
  before: T,
  after: T,
): { readonly before: Partial<T>; readonly after: Partial<T> } {
  const keys = (Object.keys(after) as (keyof T)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  const pick = (row: T) => Object.fromEntries(keys.map((key) => [key, row[key]])) as Partial<T>;
  return { before: pick(before), after: pick(after) };
}
