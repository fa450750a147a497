import { z } from 'zod';
import { LANGUAGES, password, role } from '../people/contract.ts';
import { done, id, instant, line, listOf } from '../rpc/fields.ts';
import { command, query } from '../rpc/procedure.ts';
import { tokenScope } from './tokenScope.ts';

/** The signed-in person, as every screen needs them. */
export const me = z.object({
  id,
  name: z.string(),
  username: z.string().nullable(),
  roles: z.array(role),
  language: z.enum(LANGUAGES),
  phone: z.string().nullable(),
  areaId: id.nullable(),
  headsAreaIds: z.array(id),
  mustChangePassword: z.boolean(),
});
export type Me = z.infer<typeof me>;

export const sessionsContract = {
  create: command({
    permission: 'public',
    route: 'POST /sessions',
    summary: 'Sign in',
    remembersOutcome: false,
    input: z.object({ username: z.string().trim().min(1).max(60), password: z.string().min(1).max(128) }),
    output: z.object({ token: z.string(), user: me }),
  }),
  /** Ties a connection (a window's port, a socket) to a session that was opened before. */
  resume: query({
    permission: 'public',
    route: 'POST /sessions/resume',
    summary: 'Take up a session by its token',
    input: z.object({ token: z.string().min(1).max(200) }),
    output: me,
  }),
  current: query({
    permission: 'session',
    route: 'GET /sessions/current',
    summary: 'Who is signed in',
    beforePasswordChange: true,
    input: z.object({}),
    output: me,
  }),
  list: query({
    permission: 'session',
    route: 'GET /sessions',
    summary: 'One’s own open sessions',
    input: z.object({}),
    output: listOf(
      z.object({
        id,
        createdAt: instant,
        lastSeenAt: instant,
        expiresAt: instant,
        origin: z.string(),
        device: z.string(),
        isCurrent: z.boolean(),
      }),
    ),
  }),
  end: command({
    permission: 'session',
    route: 'DELETE /sessions/current',
    summary: 'Sign out',
    beforePasswordChange: true,
    input: z.object({}),
    output: done,
  }),
  endOne: command({
    permission: 'session',
    route: 'DELETE /sessions/{id}',
    summary: 'End one of one’s own sessions',
    input: z.object({ id }),
    output: done,
  }),
  endAll: command({
    permission: 'session',
    route: 'DELETE /sessions',
    summary: 'Sign out everywhere else',
    input: z.object({}),
    output: z.object({ ended: z.number().int() }),
  }),
  changePassword: command({
    permission: 'session',
    route: 'POST /me/password',
    summary: 'Change one’s own password; other sessions end',
    beforePasswordChange: true,
    remembersOutcome: false,
    input: z.object({ current: z.string().min(1).max(128), next: password }),
    output: done,
  }),
  tokens: query({
    permission: 'tokens.own',
    route: 'GET /me/tokens',
    summary: 'One’s own tokens for scripts',
    input: z.object({}),
    output: listOf(
      z.object({
        id,
        name: z.string(),
        scope: tokenScope,
        createdAt: instant,
        lastUsedAt: instant.nullable(),
        expiresAt: instant,
      }),
    ),
  }),
  createToken: command({
    permission: 'tokens.own',
    route: 'POST /me/tokens',
    status: 201,
    summary: 'A token for a script, shown this once; it never allows more than its person may do',
    remembersOutcome: false,
    input: z.object({
      name: line(80),
      scope: tokenScope,
      /** After so many days it opens nothing any more. */
      days: z.number().int().min(1).max(366),
      password: z.string().min(1).max(128),
    }),
    output: z.object({ id, token: z.string(), expiresAt: instant }),
  }),
  endToken: command({
    permission: 'tokens.own',
    route: 'DELETE /me/tokens/{id}',
    summary: 'Make a token worthless',
    input: z.object({ id }),
    output: done,
  }),
};
