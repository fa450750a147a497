/** One of a list that a field offers. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Named {
  readonly id: number;
  readonly name: string;
  readonly isEnabled?: boolean;
}

/** All of them, as choices by id. */
export function choicesOf(items: readonly Named[] | undefined): Choice[] {
  return (items ?? []).map(({ id, name }) => ({ value: String(id), label: name }));
}

/** What is still offered. */
export function offered(items: readonly Named[] | undefined): Choice[] {
  return choicesOf(items?.filter(({ isEnabled }) => isEnabled !== false));
}

/** The choices and, first, one that is set although it is no longer offered (a closed area, say). */
export function withPresent(
  choices: readonly Choice[],
  present: { readonly id: number; readonly name: string } | null | undefined,
): Choice[] {
  if (present === null || present === undefined) return [...choices];
  const value = String(present.id);
  return choices.some((choice) => choice.value === value)
    ? [...choices]
    : [{ value, label: present.name }, ...choices];
}
