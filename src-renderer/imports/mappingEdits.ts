import type { ImportMapping, SeenColumn } from '#shared/imports/mapping.ts';

/** Gives a field another column (null: none); whatever said it before is free, and its words belong to the new one. */
export function withColumn(mapping: ImportMapping, field: string, column: string | null): ImportMapping {
  const columns = Object.fromEntries(
    Object.entries(mapping.columns).filter(([each, name]) => each !== field && name !== column),
  );
  const values = Object.fromEntries(Object.entries(mapping.values).filter(([each]) => each !== field));
  return {
    ...mapping,
    columns: column === null ? columns : { ...columns, [field]: column },
    ownColumns: mapping.ownColumns.filter((name) => name !== column),
    values,
  };
}

/** Says what a word of a field's column stands for; null: as it is. */
export function withWord(
  mapping: ImportMapping,
  field: string,
  word: string,
  meaning: string | null,
): ImportMapping {
  const words = Object.fromEntries(
    Object.entries(mapping.values[field] ?? {}).filter(([each]) => each !== word),
  );
  const next = meaning === null || meaning === '' ? words : { ...words, [word]: meaning };
  return { ...mapping, values: { ...mapping.values, [field]: next } };
}

/** The mapping as far as a file has its columns: a corrected file may have lost some. */
export function withoutGone(mapping: ImportMapping, headings: readonly string[]): ImportMapping {
  const isThere = (name: string) => headings.includes(name);
  return {
    ...mapping,
    columns: Object.fromEntries(Object.entries(mapping.columns).filter(([, name]) => isThere(name))),
    ownColumns: mapping.ownColumns.filter(isThere),
  };
}

/** The columns that say nothing yet. */
export function freeColumns(mapping: ImportMapping, seen: readonly SeenColumn[]): readonly SeenColumn[] {
  const used = new Set(Object.values(mapping.columns));
  return seen.filter(({ name }) => !used.has(name));
}

/** A date of the file as it is understood in an order, `2026-04-03`; null where it is none in it. */
export function understood(sample: string, order: ImportMapping['dates']): string | null {
  const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:\D|$)/.exec(sample);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:\D|$)/.exec(sample);
  const [year, month, day] =
    iso !== null
      ? [iso[1], iso[2], iso[3]]
      : slashed === null || order === 'y-m-d'
        ? []
        : order === 'd/m/y'
          ? [slashed[3], slashed[2], slashed[1]]
          : [slashed[3], slashed[1], slashed[2]];
  if (year === undefined || month === undefined || day === undefined) return null;
  const full = Number(year) < 100 ? 2000 + Number(year) : Number(year);
  const date = new Date(Date.UTC(full, Number(month) - 1, Number(day)));
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return exists ? date.toISOString().slice(0, 10) : null;
}
