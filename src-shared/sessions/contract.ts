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
  /** Their role demands a second factor, and they have none yet: nothing else is open to them before. */
  lacksSecondFactor: z.boolean(),
});
export type Me = z.infer<typeof me>;

/** The password of whoever is signed in, again, and where they have a second factor a code of it. */
const again = {
  password: z.string().min(1).max(128),
  code: z.string().trim().max(40).optional(),
};

/** A session as the list of them shows it. */
const openSession = z.object({
  id,
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
  origin: z.string(),
  device: z.string(),
  isCurrent: z.boolean(),
});

export const sessionsContract = {
  create: command({
    permission: 'public',
    route: 'POST /sessions',
    summary: 'Sign in',
    remembersOutcome: false,
    input: z.object({
      username: z.string().trim().min(1).max(60),
      password: z.string().min(1).max(128),
      /** Of whoever has a second factor: six digits of the telephone, or one of the codes on paper. */
      code: z.string().trim().max(40).optional(),
    }),
    /** No token for a browser: its cookie holds it, where no script reads it. */
    output: z.object({ token: z.string().nullable(), user: me }),
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
    beforeSecondFactor: true,
    input: z.object({}),
    output: me,
  }),
  /**
   * What a workstation keeps the person's unsent tickets and replies with. `personId` and `databaseId` say to whom and
   * to which database they belong; `epoch` grows when a backup is restored.
   */
  outbox: query({
    permission: 'session',
    route: 'GET /me/outbox',
    summary: 'The secret that locks one’s own unsent items on this workstation; for screens, not for scripts',
    input: z.object({}),
    output: z.object({ personId: id, databaseId: z.string(), epoch: z.number().int(), secret: z.string() }),
  }),
  list: query({
    permission: 'session',
    route: 'GET /sessions',
    summary: 'One’s own open sessions',
    input: z.object({}),
    output: listOf(openSession),
  }),
  end: command({
    permission: 'session',
    route: 'DELETE /sessions/current',
    summary: 'Sign out',
    beforePasswordChange: true,
    beforeSecondFactor: true,
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
    summary: 'Change one’s own password, with a code where there is a second factor; other sessions end',
    beforePasswordChange: true,
    beforeSecondFactor: true,
    remembersOutcome: false,
    input: z.object({ current: again.password, next: password, code: again.code }),
    output: done,
  }),
  ofPerson: query({
    permission: 'people.manage',
    route: 'GET /people/{id}/sessions',
    summary: 'Where a person is signed in, and how many tokens for scripts they have',
    input: z.object({ id }),
    output: listOf(openSession).extend({ tokens: z.number().int() }),
  }),
  endOfPerson: command({
    permission: 'people.manage',
    route: 'DELETE /people/{id}/sessions',
    summary: 'Sign a person out everywhere, scripts too; of oneself, everywhere else',
    input: z.object({ id }),
    output: z.object({ ended: z.number().int() }),
  }),
  endEverybody: command({
    permission: 'settings.manage',
    route: 'POST /sessions/end-everybody',
    summary: 'Sign everybody out but oneself; tokens of scripts end only when that is asked for',
    input: z.object({ withTokens: z.boolean() }),
    output: z.object({ ended: z.number().int() }),
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
      ...again,
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
  secondFactor: query({
    permission: 'session',
    route: 'GET /me/second-factor',
    summary: 'Whether one signs in with a code of one’s telephone besides',
    beforeSecondFactor: true,
    input: z.object({}),
    /** `isDemanded`: one’s role asks for it, so that it cannot be turned off. */
    output: z.object({ isOn: z.boolean(), isDemanded: z.boolean(), recoveryCodes: z.number().int() }),
  }),
  beginSecondFactor: command({
    permission: 'session',
    route: 'POST /me/second-factor',
    summary: 'A new secret for the telephone; nothing changes until its first code was right',
    beforeSecondFactor: true,
    remembersOutcome: false,
    input: z.object({ password: again.password }),
    /** `svg` is the QR code of `uri`; `secret` is the same to be typed (base 32). */
    output: z.object({ uri: z.string(), secret: z.string(), svg: z.string() }),
  }),
  confirmSecondFactor: command({
    permission: 'session',
    route: 'POST /me/second-factor/confirm',
    summary: 'The first code of the telephone turns it on; gives codes to keep on paper, shown this once',
    beforeSecondFactor: true,
    remembersOutcome: false,
    input: z.object({ code: z.string().trim().max(40) }),
    output: z.object({ recoveryCodes: z.array(z.string()) }),
  }),
  endSecondFactor: command({
    permission: 'session',
    route: 'DELETE /me/second-factor',
    summary: 'Sign in by the password alone again',
    remembersOutcome: false,
    input: z.object({ password: again.password, code: z.string().trim().max(40) }),
    output: done,
  }),
  resetSecondFactor: command({
    permission: 'people.manage',
    route: 'DELETE /people/{id}/second-factor',
    summary: 'Take the second factor from somebody who lost their telephone and codes; their sessions end',
    input: z.object({ id }),
    output: done,
  }),
};
