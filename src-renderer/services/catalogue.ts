import { foldText } from '#shared/kernel/fold.ts';
import type { Service } from '#shared/services/contract.ts';

export interface Category {
  readonly name: string;
  readonly services: readonly Service[];
}

/** The services that hold the query in name, category or sentence, by category, in the catalogue's own order. */
export function catalogueOf(
  services: readonly Service[],
  query: string,
  compare: (a: string, b: string) => number,
): Category[] {
  const wanted = foldText(query.trim());
  const found = services.filter((service) =>
    foldText(`${service.category} ${service.name} ${service.description}`).includes(wanted),
  );
  const names = [...new Set(found.map((service) => service.category))].sort(compare);
  return names.map((name) => ({
    name,
    services: found
      .filter((service) => service.category === name)
      .sort((a, b) => a.position - b.position || compare(a.name, b.name)),
  }));
}
