import type { ImportMapping, SeenColumn } from '#shared/imports/mapping.ts';
import { type ImportKind, TARGETS, unmetNeeds } from '#shared/imports/targets.ts';
import { foldText } from '#shared/kernel/fold.ts';
import { targetNames } from './targetNames.ts';
import { meaningOf } from './targetWords.ts';

const plain = (text: string) =>
  foldText(text)
    .replace(/[\s_]+/g, ' ')
    .trim();

/**
 * Which column may say what: by its name first, then for what is still needed by what its cells look like; and what the
 * words of those that have only some values stand for. A suggestion: a person looks at it before anything is done.
 */
export function suggestMapping(
  kind: ImportKind,
  seen: readonly SeenColumn[],
  statusOf: (word: string) => string | undefined,
): ImportMapping {
  const columns = byName(kind, seen);
  const free = () => seen.filter(({ name }) => !Object.values(columns).includes(name));
  for (const fields of unmetNeeds(kind, columns)) {
    for (const field of fields) {
      const column = free().find((each) => looksLike(field, each));
      if (column === undefined || fields.some((each) => columns[each] !== undefined)) continue;
      columns[field] = column.name;
    }
  }
  for (const field of ['requesterEmail', 'email']) {
    if (!TARGETS[kind].some((target) => target.field === field) || columns[field] !== undefined) continue;
    const column = free().find((each) => looksLike(field, each));
    if (column !== undefined) columns[field] = column.name;
  }
  const values = Object.fromEntries(
    TARGETS[kind].flatMap(({ field, words }) => {
      const column = seen.find(({ name }) => name === columns[field]);
      if (words === undefined || words === 'named' || column?.words == null) return [];
      const meanings = column.words.flatMap(({ word }) => {
        const meaning = words === 'assetStatus' ? statusOf(word) : meaningOf(kind, field, word);
        return meaning === undefined ? [] : [[word, meaning] as const];
      });
      return [[field, Object.fromEntries(meanings)] as const];
    }),
  );
  return { columns, ownColumns: [], dates: orderOf(kind, columns, seen), values };
}

function byName(kind: ImportKind, seen: readonly SeenColumn[]): Record<string, string> {
  const columns: Record<string, string> = {};
  const taken = new Set<string>();
  const match = (fits: (column: string, name: string) => boolean) => {
    for (const { field } of TARGETS[kind]) {
      if (columns[field] !== undefined) continue;
      for (const name of targetNames[kind][field] ?? []) {
        const column = seen.find((each) => !taken.has(each.name) && fits(plain(each.name), name));
        if (column === undefined) continue;
        columns[field] = column.name;
        taken.add(column.name);
        break;
      }
    }
  };
  match((column, name) => column === name);
  // `Fecha de alta (dd/mm)`, `Asunto del reporte`: a known name at the beginning, for what no name fits whole.
  match((column, name) => name.length > 3 && column.startsWith(`${name} `));
  return columns;
}

function looksLike(field: string, { samples, dates, words, filled }: SeenColumn): boolean {
  const all = (pattern: RegExp) => samples.length > 0 && samples.every((sample) => pattern.test(sample));
  switch (field) {
    case 'openedAt':
      return dates !== null;
    case 'number':
    case 'inventoryNumber':
    case 'serial':
      return (
        dates === null &&
        filled > 0 &&
        (words === null || words.length === filled) &&
        all(/^[\w./ -]*\d[\w./ -]*$/)
      );
    case 'requesterEmail':
    case 'email':
      return all(/^[^@\s]+@[^@\s]+$/);
    case 'requester':
    case 'fullName':
      return all(/^[\p{L}.'’-]+(?: [\p{L}.'’-]+){1,5}$/u);
    case 'title':
      return dates === null && all(/\p{L}+\s+\p{L}+/u) && samples.some((sample) => sample.length > 20);
    default:
      return false;
  }
}

/** The order that the chosen columns' dates prove, else day first: the rest is for a person to say. */
function orderOf(
  kind: ImportKind,
  columns: Readonly<Record<string, string>>,
  seen: readonly SeenColumn[],
): ImportMapping['dates'] {
  const orders = TARGETS[kind]
    .filter(({ isDate }) => isDate === true)
    .map(({ field }) => seen.find(({ name }) => name === columns[field])?.dates ?? null);
  const proved = orders.find((order) => order === 'd/m/y' || order === 'm/d/y');
  if (proved !== undefined) return proved;
  if (orders.includes('either') || orders.includes('mixed')) return 'd/m/y';
  return orders.includes('y-m-d') ? 'y-m-d' : 'd/m/y';
}
