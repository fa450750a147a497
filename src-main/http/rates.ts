import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { appErrors } from '#shared/kernel/errors.ts';
import type { CallWatch } from '../rpc/callWatch.ts';
import type { Connection } from '../rpc/context.ts';
import { wireError } from '../rpc/dispatch.ts';
import { sessionCookie } from './cookie.ts';
import { REST_PREFIX } from './restPrefix.ts';

/** How often who may ask. */
export interface Rates {
  /** The calls of one socket, counted with those of other sockets of the same session, or of nobody at that address. */
  ofSocket(connection: Connection, watch: CallWatch): CallWatch;
}

/** Calls a session may make in ten seconds; far above honest scripts, below what would starve the others. */
const CALLS = 20_000;
/** Over a socket a window asks for what a screen shows, not for everything there is. */
const SOCKET_CALLS = 5_000;
const WINDOW_MS = 10_000;
/** Sign-ins an address may try in a minute; an office sits behind one address in the morning. */
const SIGN_INS = 600;
const SIGN_INS_MS = 60_000;
/** Of those who are counted; a flood of made-up ones fills no memory. */
const REMEMBERED = 10_000;

/** Counts by key in windows of time. */
export function createMeter(
  most: number,
  windowMs: number,
  now: () => number = Date.now,
): (key: string) => boolean {
  const counted = new Map<string, { count: number; readonly until: number }>();
  return (key) => {
    const at = now();
    const seen = counted.get(key);
    const entry = seen !== undefined && seen.until > at ? seen : { count: 0, until: at + windowMs };
    if (entry !== seen) {
      // To the end: the first ones are those whose window began first.
      counted.delete(key);
      counted.set(key, entry);
      for (const [oldest, { until }] of counted) {
        if (until > at && counted.size <= REMEMBERED) break;
        counted.delete(oldest);
      }
    }
    entry.count += 1;
    return entry.count <= most;
  };
}

/** However it is written: with a query, percent signs, or slashes too many. */
function isSignIn(url: string): boolean {
  try {
    const path = decodeURIComponent(url.split(/[?#]/)[0] ?? '')
      .replace(/\/+/g, '/')
      .replace(/\/$/, '');
    return path === `${REST_PREFIX}/sessions`;
  } catch {
    return false;
  }
}

/** Holds back who asks too often: requests of REST by session, token or address, sign-ins by address, sockets likewise. */
export async function limitRates(app: FastifyInstance): Promise<Rates> {
  await app.register(rateLimit, {
    global: true,
    timeWindow: WINDOW_MS,
    max: CALLS,
    keyGenerator: (request) => request.headers.authorization ?? sessionCookie(request) ?? request.ip,
  });
  const maySignIn = createMeter(SIGN_INS, SIGN_INS_MS);
  const mayCall = createMeter(SOCKET_CALLS, WINDOW_MS);
  app.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'POST' || !isSignIn(request.url) || maySignIn(request.ip)) return;
    const { status, message } = appErrors.tooManyRequests;
    await reply.status(status).send({ code: 'tooManyRequests', message, details: {} });
  });
  return {
    ofSocket: (connection, watch) => ({
      begin(call) {
        const isHeldBack =
          !mayCall(connection.token ?? connection.address) ||
          // A password costs far more to verify than anything else that nobody in particular may ask for.
          (call.name === 'sessions.create' && !maySignIn(connection.address));
        if (isHeldBack) throw wireError({ code: 'tooManyRequests', details: {} });
        return watch.begin(call);
      },
    }),
  };
}
