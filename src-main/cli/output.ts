import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Standard output. When the reader goes away (`| head`) nothing more is written and nobody is bothered. */
export interface Output {
  /** Whether the reader has gone. */
  readonly isClosed: boolean;
  line(text: string): Promise<void>;
  /** Resolves when all of it has reached the system. */
  flush(): Promise<void>;
}

const outputs = new WeakMap<Writable, Output>();

/** One output for each stream, however often it is asked for: it listens to the stream's errors. */
export function outputTo(stream: Writable): Output {
  const known = outputs.get(stream);
  if (known !== undefined) return known;
  let isClosed = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
    isClosed = true;
  });
  const output: Output = {
    get isClosed() {
      return isClosed || stream.destroyed;
    },
    async line(text) {
      if (output.isClosed || stream.write(`${text}\n`)) return;
      // An error while waiting means that the reader has gone, which the listener above has noted.
      await Promise.race([once(stream, 'drain'), once(stream, 'close')]).catch(() => {});
    },
    flush: () =>
      output.isClosed ? Promise.resolve() : new Promise((resolve) => stream.write('', () => resolve())),
  };
  outputs.set(stream, output);
  return output;
}
