import SqliteDatabase from 'better-sqlite3';
import { type CoveredTable, coveredTables } from '#main/audit/covered.ts';

type Db = SqliteDatabase.Database;
export type Value = string | number | null | Uint8Array;
export type Row = Readonly<Record<string, Value>>;

/** A covered entity as somebody with a SQLite shell sees it. */
export interface Entity {
  readonly entity: string;
  readonly covered: CoveredTable;
  readonly table: string;
  readonly idColumn: string;
  /** Whether several rows belong to one id. */
  readonly isSet: boolean;
  /** Those whose edit must be found. */
  readonly columns: readonly Column[];
}

interface Column {
  readonly name: string;
  readonly type: string;
}

/** Higher than any id that a test database has. */
const FAR = 1_000_000_007;

export function entitiesOf(db: Db): readonly Entity[] {
  return Object.entries(coveredTables).map(([entity, covered]) => {
    const { table, idColumn, except = [], orderBy } = covered;
    const columns = (db.pragma(`table_info("${table}")`) as Column[]).filter(
      ({ name }) => !except.includes(name),
    );
    return { entity, covered, table, idColumn, isSet: orderBy !== undefined, columns };
  });
}

const all = (db: Db, sql: string, ...values: readonly Value[]) => db.prepare(sql).all(...values) as Row[];

/** The ids that have rows, lowest first. */
export function idsOf(db: Db, { table, idColumn }: Entity, schema = 'main'): readonly number[] {
  return all(db, `SELECT DISTINCT ${idColumn} AS id FROM ${schema}.${table} ORDER BY 1`).map(({ id }) =>
    Number(id),
  );
}

export function rowsOf(db: Db, { table, idColumn }: Entity, id: number, schema = 'main'): readonly Row[] {
  return all(db, `SELECT * FROM ${schema}.${table} WHERE ${idColumn} = ? ORDER BY id`, id);
}

export function insert(db: Db, { table }: Entity, row: Row): void {
  const names = Object.keys(row);
  const places = names.map(() => '?').join(', ');
  db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`).run(...Object.values(row));
}

export function remove(db: Db, { table, idColumn }: Entity, id: number): void {
  db.prepare(`DELETE FROM ${table} WHERE ${idColumn} = ?`).run(id);
}

/** Another value of the same type, which no row has. */
export function otherValue(value: Value, type: string): Value {
  if (value === null) {
    if (type === 'TEXT') return 'intruso';
    if (type === 'BLOB') return Buffer.from([1]);
    return type === 'REAL' ? 0.123 : FAR;
  }
  if (typeof value === 'number') return value + FAR;
  return typeof value === 'string' ? `${value}~` : Buffer.concat([value, Buffer.from([1])]);
}

/** Writes another value into one column of the first row of an id. */
export function edit(db: Db, each: Entity, id: number, { name, type }: Column): void {
  const row = rowsOf(db, each, id)[0];
  if (row === undefined) throw new Error(`There is no ${each.entity} ${id}`);
  const value = otherValue(row[name] ?? null, type);
  db.prepare(`UPDATE ${each.table} SET ${name} = ? WHERE id = ?`).run(value, row.id ?? null);
}

/** A row like an existing one, different where no two may be alike; of a set, for the same id or for one without rows. */
export function insertLike(db: Db, each: Entity, id: number, of: 'same' | 'new'): number {
  const row = rowsOf(db, each, id)[0];
  if (row === undefined) throw new Error(`There is no ${each.entity} ${id}`);
  const indexes = db.pragma(`index_list("${each.table}")`) as { name: string; unique: number }[];
  const unique = new Set(
    indexes
      .filter((index) => index.unique === 1)
      .flatMap((index) => db.pragma(`index_info("${index.name}")`) as { name: string | null }[])
      .map(({ name }) => name),
  );
  const types = new Map((db.pragma(`table_info("${each.table}")`) as Column[]).map((c) => [c.name, c.type]));
  const changed = Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const isKept = name === each.idColumn || !unique.has(name) || value === null;
      return [name, isKept ? value : otherValue(value, types.get(name) ?? '')];
    }),
  );
  const added = of === 'same' ? id : id + FAR;
  insert(db, each, { ...changed, ...(each.isSet ? { id: null } : {}), [each.idColumn]: added });
  return added;
}

/** What an id holds apart from its own number. */
export function contentOf(db: Db, each: Entity, id: number): string {
  const names = each.columns
    .map(({ name }) => name)
    .filter((name) => name !== each.idColumn && name !== 'id');
  return JSON.stringify(rowsOf(db, each, id).map((row) => names.map((name) => row[name])));
}

/** Exchanges what two ids hold. */
export function swap(db: Db, each: Entity, a: number, b: number): void {
  const [ofA, ofB] = [rowsOf(db, each, a), rowsOf(db, each, b)];
  for (const id of [a, b]) remove(db, each, id);
  for (const row of ofA) insert(db, each, { ...row, [each.idColumn]: b });
  for (const row of ofB) insert(db, each, { ...row, [each.idColumn]: a });
}

/** Every column of every entity once, in as few rounds as there are rows for: an id is edited once in a round. */
export function plannedEdits(file: string) {
  type Edit = { each: Entity; id: number; column: Entity['columns'][number] };
  const rounds: Edit[][] = [];
  const db = new SqliteDatabase(file, { readonly: true });
  try {
    for (const each of entitiesOf(db)) {
      // The newest, to which the fewest others belong.
      const ids = idsOf(db, each).slice(-40).reverse();
      const taken: Set<number>[] = [];
      for (const column of each.columns) {
        // Rather where there is something to be edited; a column that is empty everywhere is filled.
        const filled = ids.filter((id) => rowsOf(db, each, id)[0]?.[column.name] !== null);
        const candidates = filled.length > 0 ? filled : ids;
        for (let round = 0; ; round += 1) {
          const used = taken[round] ?? new Set();
          taken[round] = used;
          const id = candidates.find((candidate) => !used.has(candidate));
          if (id === undefined) continue;
          used.add(id);
          const edits = rounds[round] ?? [];
          rounds[round] = edits;
          edits.push({ each, id, column });
          break;
        }
      }
    }
    return rounds;
  } finally {
    db.close();
  }
}
