import { sql } from 'kysely';
import { foldText } from '#shared/kernel/fold.ts';
import type { ReadDb } from '../db/handles.ts';

/** As many as a list under a field shows. */
const SHOWN = 50;
/** Different brands, or models of one, that are looked through. */
const MOST = 5_000;

/** Brands in use, by name; each step jumps to the next brand in the index, however many assets one has. */
async function brands(db: ReadDb): Promise<string[]> {
  const { rows } = await sql<{ brand: string }>`
    WITH RECURSIVE each(brand) AS (
      SELECT min(brand) FROM assets
      UNION ALL SELECT (SELECT min(brand) FROM assets WHERE brand > each.brand) FROM each
      WHERE each.brand IS NOT NULL LIMIT ${MOST})
    SELECT brand FROM each WHERE brand IS NOT NULL`.execute(db);
  return rows.map((row) => row.brand);
}

async function modelsOf(db: ReadDb, brand: string): Promise<string[]> {
  const { rows } = await sql<{ model: string }>`
    WITH RECURSIVE each(model) AS (
      SELECT min(model) FROM assets WHERE brand = ${brand}
      UNION ALL SELECT (SELECT min(model) FROM assets WHERE brand = ${brand} AND model > each.model) FROM each
      WHERE each.model IS NOT NULL LIMIT ${MOST})
    SELECT model FROM each WHERE model IS NOT NULL`.execute(db);
  return rows.map((row) => row.model);
}

/** Brands, or the models of one (however it was written), that hold what was typed; each spelling once. */
export async function suggestions(
  db: ReadDb,
  { brand, q = '' }: { readonly brand?: string | undefined; readonly q?: string | undefined },
): Promise<string[]> {
  const known = await brands(db);
  const found: string[] = [];
  if (brand === undefined) found.push(...known);
  else {
    const spellings = known.filter((each) => foldText(each).trim() === foldText(brand).trim());
    for (const spelling of spellings) found.push(...(await modelsOf(db, spelling)));
  }
  const wanted = foldText(q).trim();
  const byFold = new Map<string, string>();
  for (const each of found) {
    const folded = foldText(each).trim();
    if (folded.includes(wanted) && !byFold.has(folded)) byFold.set(folded, each);
  }
  return [...byFold]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, SHOWN)
    .map(([, text]) => text);
}
