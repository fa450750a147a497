import { setImmediate } from 'node:timers/promises';
import type { ReadDb } from '../db/handles.ts';
import type { QueryContext } from '../rpc/context.ts';
import { loadSettings } from '../settings/load.ts';
import { type Change, changesBetween } from './changes.ts';
import { standingOfKind } from './queries.ts';
import type { KindRule, Seeing } from './rule.ts';
import { rules } from './rules.ts';

/** When each kind was last looked for in this process, and what is still to be written of it. */
export class Rounds {
  readonly #rules: readonly KindRule[];
  readonly #nextAt = new Map<KindRule, number>();
  #waiting: Change[] = [];
  #startedAt: number | null = null;

  constructor(all: readonly KindRule[] = rules) {
    this.#rules = all;
  }

  isDue(now: number): boolean {
    this.#startedAt ??= now;
    return this.#waiting.length > 0 || this.#dueAt(now) !== undefined;
  }

  /** The next changes to be written, at most `limit`; looks kind by kind until something is to be done. */
  async next(ctx: QueryContext, limit: number): Promise<Change[]> {
    this.#startedAt ??= ctx.now;
    while (this.#waiting.length === 0) {
      const rule = this.#dueAt(ctx.now);
      if (rule === undefined) break;
      // Also where the look fails: it is tried again at its next turn, and the others get theirs.
      this.#nextAt.set(rule, ctx.now + rule.everyMs);
      this.#waiting = await changesOf(ctx, rule);
    }
    return this.#waiting.splice(0, limit);
  }

  #dueAt(now: number): KindRule | undefined {
    const started = this.#startedAt ?? now;
    return this.#rules.find((rule) => {
      const nextAt = this.#nextAt.get(rule) ?? started + rule.afterMs;
      // Further ahead than any turn is: the clock was put back since.
      return nextAt <= now || nextAt - now > Math.max(rule.everyMs, rule.afterMs);
    });
  }
}

/** What one kind has to write now. A kind that is off has nothing standing. */
export async function changesOf(ctx: QueryContext, rule: KindRule): Promise<Change[]> {
  const settings = await loadSettings(ctx.db);
  const breathe = async () => {
    await setImmediate();
  };
  const see: Seeing = { db: ctx.db, database: ctx.host.db, now: ctx.now, settings, breathe };
  const kindSettings = settings.alerts[rule.kind];
  if (!kindSettings.isOn) {
    const standing = await standingOfKind(ctx.db, rule.kind, breathe);
    return changesBetween([], standing, { clearsUnfound: true });
  }
  if (rule.look === undefined) return [];
  const found = await rule.look(see, kindSettings);
  if (found === null) return [];
  const standing = await standingOfKind(ctx.db, rule.kind, breathe);
  return changesBetween(found, standing, rule);
}

const roundsOf = new WeakMap<ReadDb, Rounds>();

/** Of one open database: what is known of its last looks dies with the process, and a new one looks at once. */
export function roundsIn(db: ReadDb): Rounds {
  const known = roundsOf.get(db) ?? new Rounds();
  roundsOf.set(db, known);
  return known;
}
