const LONGEST = 31;

/**
 * Names of sheets as Excel takes them: at most 31 characters, none of those that addresses of cells are written with,
 * and no two alike, whatever their case.
 */
export function namesOfSheets(titles: readonly string[]): string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const plain = clean(title) || 'Hoja1';
    let name = plain;
    for (let turn = 2; taken.has(name.toLowerCase()); turn += 1) {
      const ending = ` (${turn})`;
      name = `${plain.slice(0, LONGEST - ending.length).trim()}${ending}`;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

function clean(title: string): string {
  return title
    .toWellFormed()
    .replace(/[[\]:*?/\\'\p{Cc}\ufffe\uffff]/gu, ' ')
    .trim()
    .slice(0, LONGEST)
    .toWellFormed()
    .replace(/\ufffd$/, '')
    .trim();
}
