import type { RecurringGroup } from '#shared/maintenance/fields.ts';

/** A group as an address names it: nobody reads it, it only has to be the same again. */
export function groupKey({ service, area, model }: RecurringGroup): string {
  return JSON.stringify([
    service?.id ?? 0,
    area?.id ?? 0,
    ...(model === null ? [] : [model.brand ?? '', model.model ?? '']),
  ]);
}
