import type { Service } from '#shared/services/contract.ts';

/** Services by category, both in the order of the catalogue. */
export function groupServices(
  services: readonly Service[],
): { readonly category: string; readonly services: readonly Service[] }[] {
  const groups = new Map<string, Service[]>();
  for (const service of [...services].sort((a, b) => a.position - b.position || a.id - b.id)) {
    const group = groups.get(service.category);
    if (group === undefined) groups.set(service.category, [service]);
    else group.push(service);
  }
  return [...groups].map(([category, ofCategory]) => ({ category, services: ofCategory }));
}
