/** From where somebody acted. */
export type Origin = 'desktop' | 'browser' | 'rest' | 'cli' | 'job' | 'import';

/** A row by what it is and its id, for example `{ entity: 'ticket', id: 7 }`. */
export interface RowRef {
  readonly entity: string;
  readonly id: number;
}

/** A row that an event changed or speaks of, with the version it left (null when the row has none). */
export interface TouchedRow extends RowRef {
  readonly version: number | null;
}

/** Who acts, from where and when: the same for all events of one transaction. */
export interface TrailContext {
  /** Null: the program itself, for example a job. */
  readonly actorId: number | null;
  readonly origin: Origin;
  /** UTC milliseconds; becomes `recordedAt`. */
  readonly now: number;
}

export interface NewEvent {
  /** What was done, `entity.verb` in the past: `ticket.assigned`. */
  readonly action: string;
  readonly entity: string;
  readonly entityId: number;
  /** Version of the row that the event left. */
  readonly version?: number | null;
  /** When it happened; now unless given (imports give the original time). */
  readonly at?: number;
  readonly actorId?: number | null;
  readonly origin?: Origin;
  /** Before and after, and whatever else explains it. Nothing personal: it can never be erased. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** Personal text: names, titles, messages. Stored apart with a salt of its own, so that it can be erased. */
  readonly text?: Readonly<Record<string, unknown>>;
  /** The covered rows that it changed, made or removed; each is read back and its digest kept. */
  readonly rows?: readonly RowRef[];
  /** Further rows whose history shows it although they did not change. */
  readonly about?: readonly RowRef[];
}

/** An event as the live feed tells it: no content, only what changed. */
export interface FeedEvent {
  readonly seq: number;
  readonly epoch: number;
  readonly at: number;
  readonly recordedAt: number;
  readonly actorId: number | null;
  readonly origin: Origin;
  readonly action: string;
  readonly entity: string;
  readonly entityId: number;
  readonly version: number | null;
  readonly touched: readonly TouchedRow[];
}

/** An event with its content. `text` is null when there was none or it has been erased. */
export interface HistoryEvent extends FeedEvent {
  readonly data: Readonly<Record<string, unknown>>;
  readonly text: Readonly<Record<string, unknown>> | null;
}
