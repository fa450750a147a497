import type { MaintenanceDue } from '#shared/maintenance/fields.ts';

export interface Month {
  /** `2026-12`. */
  readonly month: string;
  readonly items: readonly MaintenanceDue[];
}

/** What is due by month, in the order in which it came. What moved between two pages while they were read stands once. */
export function byMonth(items: readonly MaintenanceDue[]): Month[] {
  const months = new Map<string, Map<number, MaintenanceDue>>();
  for (const item of items) {
    const month = item.dueOn.slice(0, 7);
    const rows = months.get(month) ?? new Map<number, MaintenanceDue>();
    rows.set(item.id, item);
    months.set(month, rows);
  }
  return [...months].map(([month, rows]) => ({ month, items: [...rows.values()] }));
}
