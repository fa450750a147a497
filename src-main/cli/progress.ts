import type { WriteStream } from 'node:tty';

/** Tells how far long work has come: a line that is written over, on a terminal only. */
export interface Progress {
  show(what: string, done: number, total: number): void;
  /** Takes the line away, before anything else is written. */
  clear(): void;
}

const EVERY_MS = 100;
const WIDTH = 24;

export function progressOn(stream: Pick<WriteStream, 'write'> & { isTTY?: boolean }): Progress {
  if (!stream.isTTY) return { show() {}, clear() {} };
  let shownAt = Number.NEGATIVE_INFINITY;
  let isShown = false;
  return {
    show(what, done, total) {
      const now = performance.now();
      if (now - shownAt < EVERY_MS && done < total) return;
      shownAt = now;
      isShown = true;
      stream.write(`\r\u001b[K${progressLine(what, done, total)}`);
    },
    clear() {
      if (isShown) stream.write('\r\u001b[K');
      isShown = false;
    },
  };
}

/** `tickets [########----------------] 33 % 1320/4000` */
export function progressLine(what: string, done: number, total: number): string {
  if (total <= 0) return `${what} …`;
  const part = Math.min(1, done / total);
  const filled = Math.round(part * WIDTH);
  return `${what} [${'#'.repeat(filled)}${'-'.repeat(WIDTH - filled)}] ${Math.floor(part * 100)} % ${done}/${total}`;
}
