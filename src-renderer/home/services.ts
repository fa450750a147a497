interface Offered {
  readonly category: string;
  readonly name: string;
  readonly description: string;
  readonly position: number;
}

export interface ServiceGroup<S> {
  readonly category: string;
  readonly services: readonly S[];
}

const MARKS = /\p{M}/gu;

/** Lower case without accents: “No puedo IMPRIMIR” finds “impresión” only by what they share, so words are cut short. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(MARKS, '').toLowerCase();
}

/** Whether every word typed is in the name, the sentence or the category; endings are let go (imprimir, impresora). */
export function matches(service: Offered, typed: string): boolean {
  const text = folded(`${service.name} ${service.description} ${service.category}`);
  const wanted = folded(typed)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 2 && !SMALL.has(word));
  return wanted.every((word) => text.includes(word.length > 5 ? word.slice(0, 5) : word));
}

const SMALL = new Set(
  'no se me mi un una el la los las de del al en con por para que es lo le su ya he ha my the to of in is it can cannot not do nao na em um uma meu minha'.split(
    ' ',
  ),
);

/** The services that match, by category in the order of the catalogue. */
export function groupServices<S extends Offered>(services: readonly S[], typed: string): ServiceGroup<S>[] {
  const groups = new Map<string, S[]>();
  const sorted = [...services].sort((a, b) => a.position - b.position);
  for (const service of sorted) {
    if (!matches(service, typed)) continue;
    const group = groups.get(service.category);
    if (group === undefined) groups.set(service.category, [service]);
    else group.push(service);
  }
  return [...groups].map(([category, members]) => ({ category, services: members }));
}
