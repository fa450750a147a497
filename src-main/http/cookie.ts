import type { FastifyReply, FastifyRequest } from 'fastify';

const PLAIN_NAME = 'sb_session';
/** By this prefix a browser takes it over HTTPS only, from this very host and for all of it (ASVS 5, 3.3.3). */
const SECURE_NAME = '__Host-sb_session';

const nameOf = (isSecure: boolean) => (isSecure ? SECURE_NAME : PLAIN_NAME);

const options = (isSecure: boolean) =>
  ({ httpOnly: true, sameSite: 'strict', secure: isSecure, path: '/' }) as const;

/** The token in the request's cookie. Over HTTPS a cookie without the prefix, which another host may have set, is none. */
export function sessionCookie(request: FastifyRequest): string | undefined {
  return request.cookies[nameOf(request.protocol === 'https')];
}

/** The browser keeps the session where no script can read it; the server ends it, so the cookie needs no date. */
export function setSessionCookie(reply: FastifyReply, token: string, isSecure: boolean): void {
  reply.setCookie(nameOf(isSecure), token, options(isSecure));
}

export function clearSessionCookie(reply: FastifyReply, isSecure: boolean): void {
  reply.clearCookie(nameOf(isSecure), options(isSecure));
}
