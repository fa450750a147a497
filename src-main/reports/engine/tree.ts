import type { Thing } from '#shared/reports/spec/statistic.ts';
import type { DimensionValue } from '#shared/reports/spec.ts';
import { Tally } from './tally.ts';

/** What was gathered of each thing. */
export class Cell {
  readonly #tallies = new Map<Thing, Tally>();

  of(thing: Thing): Tally | undefined {
    return this.#tallies.get(thing);
  }

  add(thing: Thing, tally: Tally): void {
    const known = this.#tallies.get(thing) ?? new Tally();
    this.#tallies.set(thing, known);
    known.add(tally);
  }

  addAll(other: Cell): void {
    for (const [thing, tally] of other.#tallies) this.add(thing, tally);
  }

  set(thing: Thing, tally: Tally): void {
    this.#tallies.set(thing, tally);
  }
}

const NO_CELLS: ReadonlyMap<DimensionValue, Cell> = new Map();
const NO_NODES: ReadonlyMap<DimensionValue, Node> = new Map();

/** A group of rows: what all of it has, what it has in each column, and the groups within. */
export class Node {
  readonly key: DimensionValue;
  readonly all = new Cell();
  // Made when they are needed: the smallest groups, of which there may be half a million, have neither.
  #columns: Map<DimensionValue, Cell> | null = null;
  #children: Map<DimensionValue, Node> | null = null;

  constructor(key: DimensionValue) {
    this.key = key;
  }

  get columns(): ReadonlyMap<DimensionValue, Cell> {
    return this.#columns ?? NO_CELLS;
  }

  get children(): ReadonlyMap<DimensionValue, Node> {
    return this.#children ?? NO_NODES;
  }

  child(key: DimensionValue): Node {
    this.#children ??= new Map();
    const known = this.#children.get(key) ?? new Node(key);
    this.#children.set(key, known);
    return known;
  }

  column(key: DimensionValue): Cell {
    this.#columns ??= new Map();
    const known = this.#columns.get(key) ?? new Cell();
    this.#columns.set(key, known);
    return known;
  }

  /** Adds to this group and to those on the way to a group within; `column` is undefined where there are none. */
  add(path: readonly DimensionValue[], column: DimensionValue | undefined, thing: Thing, tally: Tally): void {
    this.all.add(thing, tally);
    if (column !== undefined) this.column(column).add(thing, tally);
    const [next, ...rest] = path;
    if (next !== undefined) this.child(next).add(rest, column, thing, tally);
  }
}

/** Several groups of one level as a single one without groups within. */
export function together(key: DimensionValue, nodes: readonly Node[]): Node {
  const one = new Node(key);
  for (const node of nodes) {
    one.all.addAll(node.all);
    for (const [column, cell] of node.columns) one.column(column).addAll(cell);
  }
  return one;
}

/** What several columns of a group have together. */
export function columnsTogether(node: Node, keys: readonly DimensionValue[]): Cell {
  const one = new Cell();
  for (const key of keys) {
    const cell = node.columns.get(key);
    if (cell !== undefined) one.addAll(cell);
  }
  return one;
}
