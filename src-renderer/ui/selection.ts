/** Which rows of a list are selected, and where the last click or key left off. */
export interface Selection {
  readonly selected: ReadonlySet<number>;
  /** Where a range with Shift begins. */
  readonly anchor: number | null;
}

export const nothingSelected: Selection = { selected: new Set(), anchor: null };

/** Ctrl-click, the checkbox, the space bar: one more, or one less. */
export function toggled(selection: Selection, key: number): Selection {
  const selected = new Set(selection.selected);
  if (!selected.delete(key)) selected.add(key);
  return { selected, anchor: key };
}

/** Shift: everything from the anchor to `key`, in the order shown, and nothing else. */
export function extendedTo(selection: Selection, key: number, order: readonly number[]): Selection {
  const from = selection.anchor === null ? -1 : order.indexOf(selection.anchor);
  const to = order.indexOf(key);
  if (from < 0 || to < 0) return { selected: new Set([key]), anchor: key };
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { selected: new Set(range), anchor: selection.anchor };
}

/** Ctrl+A, or the box in the header. */
export function allOf(order: readonly number[]): Selection {
  return { selected: new Set(order), anchor: order[0] ?? null };
}

/** What is left of a selection when the list shows other rows. */
export function keptIn(selection: Selection, order: readonly number[]): Selection {
  const present = new Set(order);
  const selected = new Set([...selection.selected].filter((key) => present.has(key)));
  if (selected.size === selection.selected.size) return selection;
  return {
    selected,
    anchor: selection.anchor !== null && present.has(selection.anchor) ? selection.anchor : null,
  };
}
