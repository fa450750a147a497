import type { FastifyReply } from 'fastify';

export const SESSION_COOKIE = 'sb_session';

const options = (isSecure: boolean) =>
  ({ httpOnly: true, sameSite: 'strict', secure: isSecure, path: '/' }) as const;

/** The browser keeps the session where no script can read it; the server ends it, so the cookie needs no date. */
export function setSessionCookie(reply: FastifyReply, token: string, isSecure: boolean): void {
  reply.setCookie(SESSION_COOKIE, token, options(isSecure));
}

export function clearSessionCookie(reply: FastifyReply, isSecure: boolean): void {
  reply.clearCookie(SESSION_COOKIE, options(isSecure));
}
