import { type ClientContext, type ClientLink, ORPCError } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { create } from 'zustand';
import { desktopBridge, openDesktopPort } from '#shared/desktop/bridge.ts';
import { backOff } from '#shared/kernel/backOff.ts';

export type ConnectionState = 'connecting' | 'connected' | 'offline';

/** What the screens say about the connection; `generation` grows with each new one. */
export const useConnection = create<{ state: ConnectionState; generation: number }>(() => ({
  state: 'connecting',
  generation: 0,
}));

/** The call could not be carried: there was no connection for as long as one waits. Nothing says it arrived. */
export class OfflineError extends Error {
  override readonly name = 'OfflineError';
}

/** The connection went while the call was on its way: it may have been carried out all the same. */
export class LostUnderWay extends OfflineError {}

type Link = ClientLink<ClientContext>;

const PATIENCE = 8_000;
/** When it is known that there is none, the person hears so at once instead of watching a wheel. */
const OFFLINE_PATIENCE = 1_000;
const STALE_SOCKET = 5_000;
/** A service host that is not back by then is away for longer. */
const HOST_GRACE = 3_000;

let link: Link | null = null;
let waiting: Array<(link: Link) => void> = [];
let prepare: (link: Link) => Promise<void> = async () => {};
let attempts = 0;
let socket: WebSocket | null = null;
let port: MessagePort | null = null;
let loss = new AbortController();
let retryTimer: ReturnType<typeof setTimeout> | undefined;

/** What every new connection does before anybody may call on it: the desktop takes up its session again. */
export function beforeUse(step: (link: Link) => Promise<void>): void {
  prepare = step;
}

/** The present link, or the next one if it comes in time. */
export function readyLink(): Promise<Link> {
  if (link !== null) return Promise.resolve(link);
  const patience = useConnection.getState().state === 'offline' ? OFFLINE_PATIENCE : PATIENCE;
  return new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => {
      waiting = waiting.filter((entry) => entry !== take);
      reject(new OfflineError('No connection'));
    }, patience);
    const take = (next: Link) => {
      clearTimeout(giveUp);
      resolve(next);
    };
    waiting.push(take);
  });
}

/**
 * Carries a call over the present link. Rejects with `OfflineError` when the connection is lost under way: a dead
 * host's port would never answer. Refusals of the contract come through as they are.
 */
export async function carry(
  call: (link: Link) => Promise<unknown>,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const present = await readyLink();
  const lost = loss.signal;
  try {
    return await Promise.race([call(present), whenAborted(lost)]);
  } catch (error) {
    if (error instanceof ORPCError || signal?.aborted === true) throw error;
    throw new LostUnderWay('The connection was lost under way', { cause: error });
  }
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new OfflineError('Lost')), { once: true });
  });
}

/** Opens the first connection and keeps one open from then on. */
export function connect(): void {
  const bridge = desktopBridge();
  if (bridge === undefined) {
    openSocket();
    window.addEventListener('online', () => reconnect());
    window.addEventListener('offline', cableGone);
    return;
  }
  bridge.onHostState((state) => {
    clearTimeout(retryTimer);
    port = null;
    if (state === 'up') {
      openPort();
      return;
    }
    lose(state === 'failed' ? 'offline' : 'connecting');
    if (state === 'down') retryTimer = setTimeout(() => lose('offline'), HOST_GRACE);
  });
  openPort();
}

/** Drops the socket and opens another: the cookie it was opened with has changed. */
export function reconnect(): Promise<Link> {
  if (desktopBridge() === undefined) {
    attempts = 0;
    clearTimeout(retryTimer);
    const old = socket;
    socket = null;
    lose('connecting');
    old?.close();
    openSocket();
  }
  return readyLink();
}

/**
 * The machine says that it has no network; its socket would notice only minutes later. Told as the end of it, so that
 * whoever listens to the socket stops in the usual order. It is tried again all the same: the host may be this machine.
 */
function cableGone(): void {
  const old = socket;
  if (old === null) return;
  attempts = Math.max(attempts, 2);
  old.dispatchEvent(new CloseEvent('close'));
  old.close();
}

function openPort(): void {
  const opened = openDesktopPort();
  port = opened;
  const next = new PortLink({ port: opened });
  opened.start();
  // One that ended while the session was taken up is of no use: the next comes when the host is up again.
  void use(next, () => port === opened);
}

function openSocket(): void {
  const address = new URL('/rpc', window.location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const opened = new WebSocket(address);
  socket = opened;
  opened.binaryType = 'arraybuffer';
  const next = new SocketLink({ websocket: opened });
  const tooLong = setTimeout(() => opened.close(), STALE_SOCKET);
  opened.addEventListener('open', () => {
    clearTimeout(tooLong);
    void use(next, () => socket === opened);
  });
  opened.addEventListener('close', () => {
    clearTimeout(tooLong);
    if (socket !== opened) return;
    socket = null;
    attempts += 1;
    lose(attempts > 2 ? 'offline' : 'connecting');
    retryTimer = setTimeout(openSocket, backOff(attempts, Math.random()));
  });
}

async function use(next: Link, isStillWanted: () => boolean): Promise<void> {
  try {
    await prepare(next);
  } catch {
    // The caller that needs the session finds out by itself; the connection is good all the same.
  }
  if (!isStillWanted()) return;
  link = next;
  attempts = 0;
  const served = waiting;
  waiting = [];
  useConnection.setState((old) => ({ state: 'connected', generation: old.generation + 1 }));
  for (const take of served) take(next);
}

function lose(state: ConnectionState): void {
  link = null;
  loss.abort();
  loss = new AbortController();
  useConnection.setState({ state });
}
