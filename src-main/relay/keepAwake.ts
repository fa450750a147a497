import type { WebSocket } from 'ws';

/** A cable that was pulled says nothing: without this it would be noticed minutes later. */
const BEAT_MS = 15_000;

/** Asks the other end for a sign of life again and again and ends a socket that gives none. Returns what stops it. */
export function keepAwake(socket: WebSocket, beatMs = BEAT_MS): () => void {
  let isHeard = true;
  socket.on('pong', () => {
    isHeard = true;
  });
  socket.on('message', () => {
    isHeard = true;
  });
  const timer = setInterval(() => {
    if (!isHeard) return socket.terminate();
    isHeard = false;
    if (socket.readyState === socket.OPEN) socket.ping();
  }, beatMs);
  return () => clearInterval(timer);
}
