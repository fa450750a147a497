interface Offered {
  readonly id: number;
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

/** Lower case without accents. */
function folded(text: string): string {
  return text.normalize('NFD').replace(MARKS, '').toLowerCase();
}

/** The words of a sentence that say something; endings are let go (imprimir, imprime). */
function wordsOf(typed: string): string[] {
  return folded(typed)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 3 && !SMALL.has(word))
    .map((word) => (word.length > 5 ? word.slice(0, 5) : word));
}

/** How many of the words typed a service speaks of, in its name, its sentence or its category. */
function score(service: Offered, words: readonly string[]): number {
  const text = folded(`${service.name} ${service.description} ${service.category}`);
  return words.filter((word) => text.includes(word)).length;
}

const SMALL = new Set(
  'una los las del con por para que mis sus hay muy esta este puedo puede quiero necesito tengo favor the can cannot not and for want need have nao uma meu minha posso preciso'.split(
    ' ',
  ),
);

/**
 * The services that fit best what was typed, by category in the order of the catalogue; all of them while nothing
 * that says anything was typed.
 */
export function groupServices<S extends Offered>(services: readonly S[], typed: string): ServiceGroup<S>[] {
  const words = wordsOf(typed);
  const scored = services.map((service) => ({ service, points: score(service, words) }));
  const best = Math.max(0, ...scored.map(({ points }) => points));
  const fitting =
    words.length === 0
      ? services
      : best === 0
        ? []
        : scored.filter(({ points }) => points === best).map(({ service }) => service);
  const groups = new Map<string, S[]>();
  for (const service of [...fitting].sort((a, b) => a.position - b.position || a.id - b.id)) {
    const group = groups.get(service.category);
    if (group === undefined) groups.set(service.category, [service]);
    else group.push(service);
  }
  return [...groups].map(([category, members]) => ({ category, services: members }));
}
