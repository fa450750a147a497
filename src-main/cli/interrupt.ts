import { CommandFailure } from './command.ts';

/** Runs work that Ctrl+C and SIGTERM end in order, with the sentence that says so. */
export async function untilInterrupted<T>(
  work: (signal: AbortSignal) => Promise<T>,
  message = 'Stopped; nothing was imported.',
): Promise<T> {
  const stop = new AbortController();
  const interrupt = () => stop.abort(new CommandFailure(message));
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    return await work(stop.signal);
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}
