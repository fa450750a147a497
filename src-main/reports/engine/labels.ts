import { sql } from 'kysely';
import { filled } from '#shared/kernel/filled.ts';
import type { Language } from '#shared/people/contract.ts';
import { REPORT_LOCALES } from '#shared/reports/format.ts';
import { isTime } from '#shared/reports/spec/catalogue.ts';
import type { SpecDimension } from '#shared/reports/spec/dimension.ts';
import { valueWords } from '#shared/reports/spec/valueWords.ts';
import { specWords } from '#shared/reports/spec/words.ts';
import type { DimensionValue } from '#shared/reports/spec.ts';
import type { ReadDb } from '../../db/handles.ts';
import { loadSettings } from '../../settings/load.ts';

/** The names of the values of a dimension, and their natural order. */
export interface Labels {
  of(value: DimensionValue): string;
  /** In few letters, under a drawing: a week or day without its year where all are of one. */
  short(value: DimensionValue): string;
  compare(a: DimensionValue, b: DimensionValue): number;
}

const TABLES: Partial<Readonly<Record<SpecDimension, string>>> = {
  area: 'areas',
  service: 'services',
  technician: 'people',
  requester: 'people',
  holder: 'people',
  person: 'people',
  location: 'locations',
  assetCategory: 'assetCategories',
  supplier: 'suppliers',
  plan: 'maintenancePlans',
  stockItem: 'stockItems',
};

const PEOPLE: readonly SpecDimension[] = ['technician', 'holder', 'person'];

/** `2026-11-24`, `2026-W48`, `2026-11`, `2026-Q4` or `2026` as its language writes it. */
export function stepText(step: string, language: Language): string {
  const { phrase } = specWords[language];
  const dated = (date: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(REPORT_LOCALES[language], { ...options, timeZone: 'UTC' }).format(
      Date.parse(date),
    );
  if (step.includes('W')) return filled(phrase.week, { a: Number(step.slice(6)), b: step.slice(0, 4) });
  if (step.includes('Q')) return filled(phrase.quarter, { a: step.slice(6), b: step.slice(0, 4) });
  if (step.length === 4) return step;
  return step.length === 7
    ? dated(`${step}-01`, { month: 'short', year: 'numeric' })
    : dated(step, { day: 'numeric', month: 'short', year: 'numeric' });
}

function shortStep(step: string, language: Language): string {
  if (step.includes('W')) return filled(specWords[language].phrase.shortWeek, { a: Number(step.slice(6)) });
  if (step.length < 10) return stepText(step, language);
  const format = new Intl.DateTimeFormat(REPORT_LOCALES[language], {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return format.format(Date.parse(step));
}

async function namesOf(
  db: ReadDb,
  dimension: SpecDimension,
  keys: readonly DimensionValue[],
): Promise<Map<DimensionValue, string> | null> {
  const ids = JSON.stringify(keys.filter((key) => typeof key === 'number'));
  const table = TABLES[dimension];
  const named =
    dimension === 'asset'
      ? sql<{ id: number; name: string }>`SELECT id, inventoryNumber || ' · ' || name AS name FROM assets
          WHERE id IN (SELECT value FROM json_each(${ids}))`
      : table === undefined
        ? null
        : sql<{ id: number; name: string }>`SELECT id, name FROM ${sql.table(table)}
            WHERE id IN (SELECT value FROM json_each(${ids}))`;
  if (named === null) return null;
  const { rows } = await named.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Reads what the values of a dimension are called in a language. */
export async function labelsOf(
  db: ReadDb,
  dimension: SpecDimension,
  keys: readonly DimensionValue[],
  language: Language,
): Promise<Labels> {
  const { phrase } = specWords[language];
  const own =
    dimension === 'assetStatus'
      ? new Map<DimensionValue, string>(
          (await loadSettings(db)).inventory.statuses.map(({ key, label }) => [key, label]),
        )
      : valueWords(dimension, language);
  const names = own ?? (await namesOf(db, dimension, keys));
  const ranks = new Map([...(own?.keys() ?? [])].map((key, index) => [key, index]));
  const none = PEOPLE.includes(dimension) ? phrase.nobody : phrase.none;
  const of = (value: DimensionValue) => {
    if (value === null || value === '') return none;
    if (isTime(dimension)) return stepText(String(value), language);
    return names?.get(value) ?? String(value);
  };
  const years = new Set(isTime(dimension) ? keys.map((key) => String(key).slice(0, 4)) : []);
  const collator = new Intl.Collator(REPORT_LOCALES[language], { numeric: true, sensitivity: 'base' });
  const plain = isTime(dimension) || dimension === 'acquiredYear';
  return {
    of,
    short: (value) =>
      isTime(dimension) && value !== null && years.size === 1
        ? shortStep(String(value), language)
        : of(value),
    compare(a, b) {
      // What has none comes last, whatever the language.
      if (a === null || b === null) return Number(a === null) - Number(b === null);
      if (plain) return String(a) < String(b) ? -1 : Number(a !== b);
      const byRank = (ranks.get(a) ?? ranks.size) - (ranks.get(b) ?? ranks.size);
      return byRank || collator.compare(of(a), of(b)) || (String(a) < String(b) ? -1 : Number(a !== b));
    },
  };
}
