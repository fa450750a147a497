import type { LiveEvent, liveContract } from '#shared/live/contract.ts';
import type { QueryContext } from '../rpc/context.ts';
import type { HandlersOf } from '../rpc/handlers.ts';

const HEARTBEAT = 25_000;

/** Events of one window, in order; ends when the window goes or its session does. */
async function* eventsFor(
  ctx: QueryContext,
  signal: AbortSignal | undefined,
): AsyncGenerator<LiveEvent, void> {
  const { hub, db } = ctx.host;
  const waiting: LiveEvent[] = [];
  let wake: (() => void) | undefined;
  const send = (event: LiveEvent) => {
    waiting.push(event);
    wake?.();
  };
  const leave = hub.subscribe({ personId: ctx.actor.id, send });
  const beat = setInterval(() => wake?.(), HEARTBEAT);
  const onAbort = () => wake?.();
  signal?.addEventListener('abort', onAbort);
  try {
    const here = async (): Promise<LiveEvent> => {
      const head = await db.read.selectFrom('auditHead').select(['seq', 'epoch']).executeTakeFirst();
      return { type: 'here', seq: head?.seq ?? 0, epoch: head?.epoch ?? 0 };
    };
    yield await here();
    while (!signal?.aborted) {
      const next = waiting.shift();
      if (next !== undefined) {
        yield next;
        continue;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      wake = undefined;
      if (waiting.length === 0 && !signal?.aborted) yield await here();
    }
  } finally {
    clearInterval(beat);
    signal?.removeEventListener('abort', onAbort);
    leave();
    hub.presence.leaveAll(ctx.actor.id);
  }
}

type LiveHandlers = HandlersOf<typeof liveContract>;

export const liveHandlers: LiveHandlers = {
  events: (ctx, _input, signal) => eventsFor(ctx, signal),
};
