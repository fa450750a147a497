import type { WebSocket } from 'ws';
import { CALL_ENVELOPE, MAX_CALL_BYTES } from '#shared/rpc/limits.ts';

/** The end of a window's port that this process holds; Electron's MessagePortMain is one. */
export interface PagePort {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

/** So much may wait for a slow line, a few of the largest calls; a window that goes on beyond it is cut off. */
const MOST_WAITING = 4 * (MAX_CALL_BYTES + CALL_ENVELOPE);

/**
 * Passes what a window says to the server and back, message by message and in order: text as text, bytes as bytes. When
 * either end closes, the other is closed, after what came before.
 *
 * @param socket open
 * @param letGo closes the socket on our side
 */
export function joinPort(port: PagePort, socket: WebSocket, letGo: () => void): void {
  socket.on('message', (data, isBinary) => {
    // A copy: what small messages lie in is shared with others.
    port.postMessage(isBinary ? new Uint8Array(data as Buffer) : String(data));
  });
  socket.once('close', () => port.close());
  port.on('message', ({ data }) => {
    if (socket.readyState !== socket.OPEN) return;
    if (typeof data === 'string' || data instanceof Uint8Array) socket.send(data);
    else if (data instanceof ArrayBuffer) socket.send(new Uint8Array(data));
    if (socket.bufferedAmount > MOST_WAITING) socket.terminate();
  });
  port.on('close', letGo);
  // What the window said before has waited in the port.
  port.start();
}
