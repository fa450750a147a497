import type { FastifyRequest } from 'fastify';
import { isLoopback } from '#shared/mail/address.ts';
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
 * A write that another site makes a browser send: with our cookie (which is SameSite=Strict besides), or without one,
 * to sign the person in as somebody else or to do the first start before they do (ASVS 5, 3.5). A script names no
 * origin, and no page of another site can send a token.
 */
export function isForged(request: FastifyRequest): boolean {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const usesCookie = request.headers.authorization === undefined && sessionCookie(request) !== undefined;
  return !isRead && (usesCookie || isFromPage(request)) && !isOwnOrigin(request);
}

/**
 * Whether a request to this machine's own address was sent to another name. A page of a foreign site, whose name was
 * made to mean this machine (DNS rebinding), would otherwise be one of our own. What names no host is no browser.
 */
export function isMisdirected({ headers }: FastifyRequest): boolean {
  const { host } = headers;
  if (host === undefined) return false;
  const name = /^(\[[^\]]*\]|[^:]*)(?::\d+)?$/.exec(host)?.[1] ?? host;
  return !isLoopback(name.replace(/^\[|\]$/g, ''));
}
