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

interface Compiled<R> {
  readonly compiled: CompiledQuery<R>;
  /** Of each parameter the value that it takes; null where it was given when the query was built. */
  readonly names: readonly (string | null)[];
}

/** One query, built and compiled at its first run, and from then on only given other values. */
class Prebuilt<Db extends ReadDb, P extends object, R> {
  readonly #build: (db: Db, values: P) => CompiledQuery<R>;
  /** By the part that knows how the engine words things, of which every open database has its own. */
  readonly #compiled = new WeakMap<object, Compiled<R>>();

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
    const { compiled, names } = this.#compiled.get(executor.adapter) ?? this.#compile(db);
    const parameters = compiled.parameters.map((each, at) => {
      const name = names[at];
      return name == null ? each : values[name as keyof P];
    });
    const { sql: text, query, queryId } = compiled;
    return executor.executeQuery<R>({ sql: text, query, queryId, parameters });
  }

  #compile(db: Db): Compiled<R> {
    // The slots pass for the values: Kysely puts either among the parameters without looking at it.
    const compiled = this.#build(db, slots as P);
    const names = compiled.parameters.map((each) => (each instanceof Slot ? each.name : null));
    const known = { compiled, names };
    this.#compiled.set(db.getExecutor().adapter, known);
    return known;
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

type RowStatement = Prebuilt<WriteTx, Values, unknown>;
type RowBuilder = (
  tx: WriteTx,
  table: Table,
  columns: readonly string[],
  values: Values,
) => CompiledQuery<unknown>;

/** The statements that write rows, one for each set of columns of a table that the code gives: a few each. */
class RowStatements {
  readonly #build: RowBuilder;
  readonly #byTable = new Map<
    string,
    { readonly columns: readonly string[]; readonly statement: RowStatement }[]
  >();

  constructor(build: RowBuilder) {
    this.#build = build;
  }

  for(table: Table, row: Values): RowStatement {
    const columns = Object.keys(row).filter((column) => row[column] !== undefined);
    const known = this.#byTable.get(table) ?? [];
    const same = known.find(
      (each) =>
        each.columns.length === columns.length && each.columns.every((column, at) => column === columns[at]),
    );
    if (same !== undefined) return same.statement;
    const statement = prebuiltWrite((tx, p: Values) => this.#build(tx, table, columns, p));
    this.#byTable.set(table, [...known, { columns, statement }]);
    return statement;
  }
}

const inserts = new RowStatements((tx, table, columns, p) =>
  sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values (${sql.join(columns.map((column) => p[column]))})`.compile(tx),
);

const updates = new RowStatements((tx, table, columns, p) =>
  sql`update ${sql.table(table)} set ${sql.join(columns.map((column) => sql`${sql.ref(column)} = ${p[column]}`))}
    where id = ${p.rowId}`.compile(tx),
);

/** Inserts a row by a statement that is compiled once for these columns; gives its id. */
export async function insertRow<T extends Table>(
  tx: WriteTx,
  table: T,
  row: Insertable<Tables[T]>,
): Promise<number> {
  return inserts.for(table, row as Values).run(tx, row as Values);
}

/** Sets columns of the row with this id, by a statement that is compiled once for these columns. */
export async function updateRow<T extends TableWithId>(
  tx: WriteTx,
  table: T,
  id: number,
  changes: Updateable<Tables[T]>,
): Promise<void> {
  await updates.for(table, changes as Values).run(tx, { ...(changes as Values), rowId: id });
}
