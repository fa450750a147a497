import type { FastifyRequest } from 'fastify';
import { CLIENT_HEADER } from '#shared/rpc/clientVersion.ts';
import type { Connection } from '../rpc/context.ts';
import { systemOf } from './device.ts';

/**
 * The version of the desktop program that asks for a socket; null where a page asks. A page cannot pass for one: its
 * browser always names the origin and lets no script add a header there. What comes with a cookie, or with anything
 * that only a browser sends, is a page whatever it says.
 */
export function desktopClient({ headers }: FastifyRequest): string | null {
  const version = headers[CLIENT_HEADER];
  const isOfBrowser =
    headers.origin !== undefined ||
    headers.cookie !== undefined ||
    Object.keys(headers).some((name) => name.startsWith('sec-fetch-'));
  return typeof version === 'string' && !isOfBrowser ? version : null;
}

/** How it comes in: as nobody, until its window signs in or takes up its session over the socket. */
export function desktopConnection(request: FastifyRequest): Connection {
  const system = systemOf(request.headers['user-agent']);
  return {
    origin: 'desktop',
    device: system === null ? 'SoporteBalance' : `SoporteBalance, ${system}`,
    address: request.ip,
    token: null,
  };
}
