/** What a report that somebody builds can be about. `workers` are technicians, `movements` those of the stock. */
export const DATASETS = [
  'tickets',
  'workers',
  'assets',
  'custody',
  'maintenance',
  'stock',
  'movements',
] as const;
export type Dataset = (typeof DATASETS)[number];
