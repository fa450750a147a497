import type { LiveEvent, liveContract } from '#shared/live/contract.ts';
import { allows } from '#shared/rpc/permissions.ts';
import type { Actor, QueryContext } from '../rpc/context.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { whoseSession } from '../sessions/authenticate.ts';

const HEARTBEAT = 25_000;

/** Changes after which a session may be over, or its person something else than they were. */
const OF_SESSIONS = new Set(['session', 'person', 'personRoles', 'areaHeads']);

/** Events of one window, in order; ends when the window goes, or its session does: ended, expired, or disabled. */
async function* eventsFor(
  ctx: QueryContext,
  signal: AbortSignal | undefined,
): AsyncGenerator<LiveEvent, void> {
  const { hub, db, clock, version, standing } = ctx.host;
  const { actor } = ctx;
  const waiting: LiveEvent[] = [];
  let mayHaveEnded = false;
  let wake: (() => void) | undefined;
  const seesAll = allows('tickets.seeAll', actor.roles);
  const send = (event: LiveEvent) => {
    waiting.push(event);
    wake?.();
  };
  const leave = hub.subscribe({
    personId: actor.id,
    seesAll,
    headsAreaIds: actor.headsAreaIds,
    send,
    touched: (topics) => {
      if (topics.some(({ entity }) => OF_SESSIONS.has(entity))) mayHaveEnded = true;
    },
  });
  const unwatch = standing.onChange((now) => send({ type: 'standing', standing: now }));
  const beat = setInterval(() => {
    mayHaveEnded = true;
    wake?.();
  }, HEARTBEAT);
  const onAbort = () => wake?.();
  signal?.addEventListener('abort', onAbort);
  // Whoever gained or lost rights asks for the stream anew, and gets what is theirs now.
  const isOver = async () => {
    mayHaveEnded = false;
    const now = await whoseSession(db.read, actor.sessionId, clock());
    return now === null || key(now) !== key(actor);
  };
  try {
    const here = async (): Promise<LiveEvent> => {
      const head = await db.read.selectFrom('auditHead').select(['seq', 'epoch']).executeTakeFirst();
      return { type: 'here', seq: head?.seq ?? 0, epoch: head?.epoch ?? 0, version };
    };
    yield await here();
    yield { type: 'standing', standing: standing.now() };
    while (!signal?.aborted) {
      if (mayHaveEnded && (await isOver())) return;
      const next = waiting.shift();
      if (next !== undefined) {
        yield next;
        continue;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
        // What came while the database was asked.
        if (waiting.length > 0 || signal?.aborted) resolve();
      });
      wake = undefined;
      if (mayHaveEnded && (await isOver())) return;
      if (waiting.length === 0 && !signal?.aborted) yield await here();
    }
  } finally {
    clearInterval(beat);
    unwatch();
    signal?.removeEventListener('abort', onAbort);
    leave();
    hub.presence.leaveAll(actor.id);
  }
}

const key = ({ roles, headsAreaIds }: Pick<Actor, 'roles' | 'headsAreaIds'>) =>
  [[...roles].sort(), [...headsAreaIds].sort((a, b) => a - b)].join(' ');

type LiveHandlers = HandlersOf<typeof liveContract>;

export const liveHandlers: LiveHandlers = {
  events: (ctx, _input, signal) => eventsFor(ctx, signal),
};
