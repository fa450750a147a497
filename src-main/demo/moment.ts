import { ok, type Result } from '#shared/kernel/result.ts';
import type { Trail } from '../audit/chain.ts';
import type { Origin } from '../audit/event.ts';
import type { WriteTx } from '../db/handles.ts';
import { type Actor, type CommandContext, type Connection, nobody } from '../rpc/context.ts';
import type { CommandHandler } from '../rpc/handlers.ts';
import type { Host } from '../rpc/host.ts';

const connection: Connection = { origin: 'browser', device: 'Muestra', address: 'demo', token: null };

/** The one transaction in which a sample institution comes to be, and the time and person of the step at hand. */
export interface Moments {
  readonly tx: WriteTx;
  /** What a handler gets when that person acts at that time. */
  at(now: number, actor: Actor): CommandContext;
  /** The same for what the clock does. */
  byItself(now: number): CommandContext;
  report(fault: StoryRefused): void;
}

/**
 * Runs `fn` in one audited transaction whose clock it sets: the sample is whole or not there at all, and its weeks
 * cost one flush of the disk instead of thousands.
 */
export async function inOneTransaction(
  host: Host,
  now: number,
  fn: (moments: Moments) => Promise<void>,
): Promise<void> {
  const present: { actorId: number | null; origin: Origin; now: number } = {
    actorId: null,
    origin: 'browser',
    now,
  };
  const { result } = await host.auditor.write<null, never>(present, async (tx: WriteTx, trail: Trail) => {
    const context = (when: number, actor: Actor): CommandContext => {
      // The trail reads these at each event.
      present.now = when;
      present.actorId = actor.id === 0 ? null : actor.id;
      present.origin = actor.id === 0 ? 'job' : 'browser';
      return { host, actor, connection, now: when, tx, trail };
    };
    await fn({
      tx,
      at: context,
      byItself: (when) => context(when, nobody),
      report: (fault) => host.report('demo', fault),
    });
    return ok(null);
  });
  if (!result.ok) throw new Error(`The sample institution could not be written: ${result.error.code}`);
}

/** A step that the product's rules did not allow. They refuse before they write, so the story can go on without it. */
export class StoryRefused extends Error {}

/** Calls a command's handler inside the transaction. @throws {StoryRefused} */
export async function act<I, O>(handler: CommandHandler<I, O>, ctx: CommandContext, input: I): Promise<O> {
  const run = typeof handler === 'function' ? handler : (c: CommandContext, i: I) => handler.run(c, i, null);
  return given(await run(ctx, input));
}

function given<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new StoryRefused(JSON.stringify(result.error));
}
