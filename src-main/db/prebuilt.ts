import { type CompiledQuery, type Insertable, sql, type Updateable } from 'kysely';
import type { ReadDb, WriteTx } from './handles.ts';
import type { Tables } from './tables.ts';

/** Stands for a value in a query that is built before there is one. */
class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  /** Whoever calculates with it or puts it in a text would build one value into the query for good. */
  [Symbol.toPrimitive](): never {
    throw new Error(`"${this.name}" is not known while the query is built`);
  }
}

type Values = Readonly<Record<string, unknown>>;

const slots = new Proxy<Values>({}, { get: (_, name) => new Slot(String(name)) });

/** One query, built and compiled at its first run, and from then on only given other values. */
class Prebuilt<Db extends ReadDb, P extends object, R> {
  readonly #build: (db: Db, values: P) => CompiledQuery<R>;
  /** By the part that knows how the engine words things, of which every open database has its own. */
  readonly #compiled = new WeakMap<object, CompiledQuery<R>>();

  constructor(build: (db: Db, values: P) => CompiledQuery<R>) {
    this.#build = build;
  }

  async all(db: Db, values: P): Promise<R[]> {
    return (await this.#run(db, values)).rows;
  }

  async first(db: Db, values: P): Promise<R | undefined> {
    return (await this.#run(db, values)).rows[0];
  }

  /** The row of which it is certain that it is there. */
  async only(db: Db, values: P): Promise<R> {
    const row = await this.first(db, values);
    if (row === undefined) throw new Error('A row that must be there is not');
    return row;
  }

  /** For a statement that answers with nothing; gives the id of the row inserted last. */
  async run(db: Db, values: P): Promise<number> {
    return Number((await this.#run(db, values)).insertId);
  }

  #run(db: Db, values: P) {
    const executor = db.getExecutor();
    let compiled = this.#compiled.get(executor.adapter);
    if (compiled === undefined) {
      // The slots pass for the values: Kysely puts either among the parameters without looking at it.
      compiled = this.#build(db, slots as P);
      this.#compiled.set(executor.adapter, compiled);
    }
    const parameters = compiled.parameters.map((each) =>
      each instanceof Slot ? values[each.name as keyof P] : each,
    );
    return executor.executeQuery<R>({ ...compiled, parameters });
  }
}

/**
 * A query for where it counts: what every call or every new ticket asks. To build and compile a query with Kysely takes
 * longer than SQLite takes to answer it; here that is done once, and the types stay Kysely's.
 *
 * `build` runs once for all calls: it must not look at the values, only place them (`where('id', '=', p.id)`). What
 * depends on them (a condition more, a list of ids) is another query, or `json_each(p.ids)`.
 *
 * ```ts
 * const areaOf = prebuiltQuery((db, p: { id: number }) =>
 *   db.selectFrom('people').select('areaId').where('id', '=', p.id).compile());
 * const row = await areaOf.first(db, { id });
 * ```
 */
export function prebuiltQuery<P extends object, R>(build: (db: ReadDb, values: P) => CompiledQuery<R>) {
  return new Prebuilt<ReadDb, P, R>(build);
}

/** The same for a statement that writes. */
export function prebuiltWrite<P extends object, R>(build: (tx: WriteTx, values: P) => CompiledQuery<R>) {
  return new Prebuilt<WriteTx, P, R>(build);
}

type Table = keyof Tables & string;
type TableWithId = { [T in Table]: Tables[T] extends { id: unknown } ? T : never }[Table];

const inserts = new Map<string, Prebuilt<WriteTx, Values, unknown>>();
const updates = new Map<string, Prebuilt<WriteTx, Values, unknown>>();

/** The statement kept under a key; made at first. The columns are written in the code, so there are only so many. */
function kept(
  statements: Map<string, Prebuilt<WriteTx, Values, unknown>>,
  key: string,
  build: (tx: WriteTx, values: Values) => CompiledQuery<unknown>,
) {
  const known = statements.get(key);
  if (known !== undefined) return known;
  const fresh = prebuiltWrite(build);
  statements.set(key, fresh);
  return fresh;
}

const columnsOf = (row: Values) => Object.keys(row).filter((column) => row[column] !== undefined);

/** Each column's slot, as if it were the row itself. */
const rowOf = <Row>(columns: readonly string[], values: Values) =>
  Object.fromEntries(columns.map((column) => [column, values[column]])) as Row;

/** Inserts a row by a statement that is compiled once for these columns; gives its id. */
export async function insertRow<T extends Table>(
  tx: WriteTx,
  table: T,
  row: Insertable<Tables[T]>,
): Promise<number> {
  const values = row as Values;
  const columns = columnsOf(values);
  const statement = kept(inserts, `${table} ${columns}`, (building, p) =>
    building.insertInto(table).values(rowOf<Insertable<Tables[T]>>(columns, p)).compile(),
  );
  return statement.run(tx, values);
}

/** Sets columns of the row with this id, by a statement that is compiled once for these columns. */
export async function updateRow<T extends TableWithId>(
  tx: WriteTx,
  table: T,
  id: number,
  changes: Updateable<Tables[T]>,
): Promise<void> {
  const values = changes as Values;
  const columns = columnsOf(values);
  const statement = kept(updates, `${table} ${columns}`, (building, p) =>
    sql`update ${sql.table(table)} set ${sql.join(columns.map((column) => sql`${sql.ref(column)} = ${p[column]}`))}
      where id = ${p.rowId}`.compile(building),
  );
  await statement.run(tx, { ...values, rowId: id });
}
