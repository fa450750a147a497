/** What the summaries need of each technician. */
interface Loaded {
  readonly active: number;
  readonly limit: number;
  readonly isOnShift: boolean;
  readonly isAbsent: boolean;
}

export interface WorkloadSummary {
  readonly technicians: number;
  readonly active: number;
  readonly onShift: number;
  readonly absent: number;
  /** More active tickets than their limit. */
  readonly overLimit: number;
  /** Mean active tickets of those present, one decimal; null when nobody is. */
  readonly mean: number | null;
  /** Most minus least among those present. */
  readonly spread: number | null;
}

/** The live board in a few figures; absent technicians count in totals only. */
export function summarise(items: readonly Loaded[]): WorkloadSummary {
  const present = items.filter((item) => !item.isAbsent);
  const loads = present.map((item) => item.active);
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  return {
    technicians: items.length,
    active: total(items.map((item) => item.active)),
    onShift: present.filter((item) => item.isOnShift).length,
    absent: items.length - present.length,
    overLimit: items.filter((item) => item.active > item.limit).length,
    mean: loads.length === 0 ? null : Math.round((total(loads) / loads.length) * 10) / 10,
    spread: loads.length === 0 ? null : Math.max(...loads) - Math.min(...loads),
  };
}
