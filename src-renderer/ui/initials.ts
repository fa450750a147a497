const PARTICLES = new Set(['de', 'del', 'la', 'las', 'los', 'y', 'da', 'do', 'dos', 'das']);

/** One or two letters: first name and first surname, particles left out; “María de la Luz Ortega” is MO … */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '' && !PARTICLES.has(word.toLowerCase()));
  const first = letterOf(words[0]);
  // Names have two surnames here as a rule: the first of them is what people go by.
  const surname = words.length >= 4 ? words[words.length - 2] : words[1];
  return `${first}${letterOf(surname)}` || '?';
}

function letterOf(word: string | undefined): string {
  return [...(word ?? '')][0]?.toUpperCase() ?? '';
}

/** A hue in degrees, always the same for the same name. */
export function hueOf(name: string): number {
  let hash = 0;
  for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 360_007;
  return (hash * 47) % 360;
}
