import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CallWatch } from '../rpc/callWatch.ts';
import { wireError } from '../rpc/dispatch.ts';
import type { RequestLog } from './requestLog.ts';
import { REST_PREFIX } from './restPrefix.ts';

/** What is under way on this server: so that a stop can let it finish, and the log can name it without its data. */
export interface Calls {
  /** For the calls of a window's socket. */
  readonly ofSocket: CallWatch;
  /** For the one call of a REST request, which ends when its answer has gone out. */
  ofRequest(request: FastifyRequest, answered: (end: () => void) => void): CallWatch;
  /** Refuses what begins from now on as `busy`, and waits for what is under way; false when that took too long. */
  finish(withinMs: number): Promise<boolean>;
}

const POLL_MS = 10;

/** Watches all calls of a server, and logs its requests where there is a log. */
export function watchCalls(app: FastifyInstance, log: RequestLog | null): Calls {
  const routes = new WeakMap<FastifyRequest, string>();
  let underWay = 0;
  let isStopping = false;

  function enter(): () => void {
    // Not begun is surely not done: whoever asked may ask again, with the same command id.
    if (isStopping) throw wireError({ code: 'busy', details: {} });
    underWay += 1;
    let isOver = false;
    return () => {
      if (!isOver) underWay -= 1;
      isOver = true;
    };
  }

  if (log !== null) {
    const written = new WeakMap<FastifyRequest, number>();
    app.addHook('onRequest', async (request) => {
      written.set(request, request.raw.socket.bytesWritten);
    });
    app.addHook('onResponse', async (request, reply) => {
      const before = written.get(request) ?? 0;
      log.add({
        method: request.method,
        route: routes.get(request) ?? request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: reply.elapsedTime,
        bytes: Math.max(0, request.raw.socket.bytesWritten - before),
      });
    });
  }

  return {
    ofSocket: {
      begin({ name, kind }) {
        // A stream lasts as long as its window.
        if (kind === 'stream') return () => undefined;
        const leave = enter();
        const startedAt = performance.now();
        return (status) => {
          leave();
          log?.add({ method: 'RPC', route: name, status, ms: performance.now() - startedAt, bytes: null });
        };
      },
    },
    ofRequest: (request, answered) => ({
      begin({ path, kind }) {
        if (path !== undefined) routes.set(request, REST_PREFIX + path);
        if (kind !== 'stream') answered(enter());
        return () => undefined;
      },
    }),
    async finish(withinMs) {
      isStopping = true;
      const until = performance.now() + withinMs;
      while (underWay > 0 && performance.now() < until) await wait(POLL_MS);
      return underWay === 0;
    },
  };
}
