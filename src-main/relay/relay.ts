import type { WebSocket } from 'ws';
import { backOff } from '#shared/kernel/backOff.ts';
import type { PlaceRefusal } from '#shared/place/place.ts';
import { joinPort, type PagePort } from './joinPort.ts';
import { keepAwake } from './keepAwake.ts';
import { mayPass, RelayFault } from './relayFault.ts';
import { type Caller, openServerSocket } from './serverSocket.ts';

export interface RelayOptions extends Caller {
  /** Between 0 and 1; a test brings its own. */
  readonly random?: () => number;
  /** The server can be called on: each window opens a new port now. */
  up(): void;
  /** It cannot; it is tried again and again. Said at each attempt that failed. */
  away(refusal: PlaceRefusal): void;
  /** It is not tried any more: somebody has to look. */
  refused(refusal: PlaceRefusal): void;
}

export interface Relay {
  /** Serves a window over its port; only while the server is up, else the port is closed at once. */
  connectPort(port: PagePort): void;
  close(): void;
}

/**
 * Carries the calls of the windows to a server, each over a socket of its own, unchanged: ports and sockets speak the
 * same. When one socket is lost, all are given up together: the server is tried until it answers, and the windows come
 * back with new ports.
 */
export function openRelay(options: RelayOptions): Relay {
  const { random = Math.random } = options;
  const open = new Map<WebSocket, () => void>();
  /** The socket that found the server up; the first window gets it. */
  let spare: WebSocket | null = null;
  let isUp = false;
  let isClosed = false;
  let attempts = 0;
  let timer: NodeJS.Timeout | undefined;

  /** Holds on to a socket; the returned function gives it up without that being a loss. */
  function hold(socket: WebSocket): () => void {
    const stop = keepAwake(socket);
    const letGo = () => {
      stop();
      open.delete(socket);
      if (spare === socket) spare = null;
      socket.close(1000);
    };
    open.set(socket, letGo);
    socket.on('error', () => undefined);
    socket.once('close', (code) => {
      stop();
      if (open.delete(socket)) {
        lose(new RelayFault('unreachable', `${options.address} closed the connection (${code}).`));
      }
    });
    return letGo;
  }

  function giveUpAll(): void {
    for (const letGo of [...open.values()]) letGo();
    spare = null;
  }

  function lose(fault: unknown): void {
    if (isClosed) return;
    const known = fault instanceof RelayFault ? fault : new RelayFault('unreachable', String(fault));
    isUp = false;
    giveUpAll();
    clearTimeout(timer);
    if (!mayPass(known)) {
      isClosed = true;
      options.refused(known.refusal);
      return;
    }
    attempts += 1;
    options.away(known.refusal);
    timer = setTimeout(() => void attempt(), backOff(attempts, random()));
  }

  async function attempt(): Promise<void> {
    try {
      const socket = await openServerSocket(options);
      if (isClosed) return socket.terminate();
      hold(socket);
      spare = socket;
      attempts = 0;
      isUp = true;
      options.up();
    } catch (fault) {
      lose(fault);
    }
  }

  async function serve(port: PagePort): Promise<void> {
    let isGone = false;
    port.on('close', () => {
      isGone = true;
    });
    try {
      const socket = await openServerSocket(options);
      if (isClosed || !isUp || isGone) {
        socket.terminate();
        port.close();
        return;
      }
      joinPort(port, socket, hold(socket));
    } catch (fault) {
      port.close();
      if (isUp) lose(fault);
    }
  }

  void attempt();

  return {
    connectPort(port) {
      if (!isUp) return port.close();
      if (spare === null) return void serve(port);
      const socket = spare;
      spare = null;
      joinPort(port, socket, open.get(socket) ?? (() => socket.close()));
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      giveUpAll();
    },
  };
}
