import { createORPCClient, ORPCError } from '@orpc/client';
import { desktopBridge } from '#shared/desktop/bridge.ts';
import type { Me } from '#shared/sessions/contract.ts';
import { toAppError } from './appError.ts';
import { type Client, client } from './client.ts';
import { beforeUse, connect, OfflineError, reconnect } from './connection.ts';
import { forgetAnswers, queryClient } from './queryClient.ts';
import { useSession } from './session.ts';

/** Connects, and finds out whether somebody is still signed in from before. */
export async function start(): Promise<void> {
  const bridge = desktopBridge();
  if (bridge !== undefined) {
    // A new port knows nobody: the token that the system keeps for us ties it to its session before any other call.
    beforeUse(async (link) => {
      const token = await bridge.session.load();
      if (token === null) return;
      const direct: Client = createORPCClient(link);
      await direct.sessions.resume({ token });
    });
  }
  connect();
  await identify();
}

/** Asks who this connection is; called again by the screens after "could not reach the server". */
export async function identify(): Promise<void> {
  try {
    useSession.setState({ phase: 'signedIn', me: await client.sessions.current({}) });
  } catch (error) {
    const { code } = toAppError(error);
    const isNobody = code === 'unauthenticated';
    useSession.setState({ phase: isNobody ? 'signedOut' : 'unreachable', me: null });
  }
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** Of whoever has a second factor. */
  readonly code?: string;
}

/** Signs in; throws what the service refuses with (`wrongCredentials`, `secondFactorRequired`, `lockedOut` …). */
export async function signIn(credentials: Credentials): Promise<Me> {
  const bridge = desktopBridge();
  if (bridge === undefined) {
    await post('POST', '/api/v1/sessions', credentials);
    await reconnect();
    return enter(await client.sessions.current({}));
  }
  const { token, user } = await client.sessions.create(credentials);
  return enterWith(token, user);
}

/** Enters with a token that a procedure gave (setup); the browser asks for its cookie with the password instead. */
export async function enterWith(token: string | null, user: Me): Promise<Me> {
  const bridge = desktopBridge();
  // Null in a browser alone, whose cookie holds it.
  if (bridge !== undefined && token !== null) {
    await bridge.session.save(token);
    await client.sessions.resume({ token });
  }
  return enter(user);
}

/** Ends the session here; what the window knew is forgotten. */
export async function signOut(): Promise<void> {
  const bridge = desktopBridge();
  try {
    // A socket cannot take a cookie away: in a browser the session ends by the call that can.
    if (bridge === undefined) await post('DELETE', '/api/v1/sessions/current');
    else await client.sessions.end({});
  } catch (error) {
    // Ended elsewhere already: leaving is what was wanted.
    if (toAppError(error).code !== 'unauthenticated') throw error;
  }
  await bridge?.session.clear();
  bridge?.setUnread(0);
  useSession.setState({ phase: 'signedOut', me: null });
  forgetAnswers();
  if (bridge === undefined) await reconnect();
}

/** The person's own data changed (language, password): ask again who they are. */
export async function refreshMe(): Promise<void> {
  const { phase } = useSession.getState();
  const me = await client.sessions.current({});
  if (phase === 'signedIn') useSession.setState({ phase, me });
}

function enter(me: Me): Me {
  const before = useSession.getState();
  if (before.me !== null && before.me.id !== me.id) forgetAnswers();
  useSession.setState({ phase: 'signedIn', me });
  void queryClient.invalidateQueries();
  return me;
}

async function post(method: 'POST' | 'DELETE', path: string, body?: object): Promise<void> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
  } catch (error) {
    throw new OfflineError('The server could not be reached', { cause: error });
  }
  if (answer.ok) return;
  const refusal: unknown = await answer.json().catch(() => ({}));
  const { code, details } = refusal as { code?: unknown; details?: unknown };
  throw new ORPCError(typeof code === 'string' ? code : 'internal', { status: answer.status, data: details });
}
