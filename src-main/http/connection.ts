import type { FastifyRequest } from 'fastify';
import type { Connection } from '../rpc/context.ts';
import { sessionCookie } from './cookie.ts';
import { deviceOf } from './device.ts';

const BEARER = /^Bearer ([\w.~+/-]{1,200}=*)$/i;

/** How a request comes in: a script with its token, or a browser with its cookie. */
export function connectionOf(request: FastifyRequest): Connection {
  const bearer = BEARER.exec(request.headers.authorization ?? '')?.[1];
  const cookie = sessionCookie(request);
  return {
    origin:
      bearer === undefined && cookie !== undefined ? 'browser' : isFromPage(request) ? 'browser' : 'rest',
    device: deviceOf(request.headers['user-agent']),
    address: request.ip,
    token: bearer ?? cookie ?? null,
  };
}

function isFromPage(request: FastifyRequest): boolean {
  return request.headers['sec-fetch-site'] !== undefined || request.headers.origin !== undefined;
}

/**
 * Whether the page that sends it was served by us: by scheme-less host, since a proxy may add TLS. Which host was asked
 * for, a trusted proxy says where it asks us by another name.
 */
export function isOwnOrigin(request: FastifyRequest): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return request.headers['sec-fetch-site'] === 'same-origin';
  try {
    return new URL(origin).host === request.host;
  } catch {
    return false;
  }
}

/**
 * A write that another site makes a browser send with our cookie. A request with a token of its own cannot be forged
 * that way, and the cookie is SameSite=Strict besides (ASVS 5, 3.5).
 */
export function isForged(request: FastifyRequest): boolean {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const usesCookie = request.headers.authorization === undefined && sessionCookie(request) !== undefined;
  return !isRead && usesCookie && !isOwnOrigin(request);
}
