import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Child {
  readonly process: ChildProcess;
  /** Lines of its standard output so far. */
  readonly lines: readonly string[];
  /** Resolves with the first line that begins like this; rejects when the process ends without it. */
  line(start: string): Promise<string>;
  /** Exit status, or null when a signal ended it; what it wrote to standard error besides. */
  readonly ended: Promise<{ readonly status: number | null; readonly errors: string }>;
}

/** Starts a TypeScript file of the tests as a process of its own, with the Node that runs the tests. */
export function startChild(script: URL, args: readonly string[]): Child {
  const child = spawn(process.execPath, [fileURLToPath(script), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const waiting: { start: string; resolve: (line: string) => void; reject: (error: Error) => void }[] = [];
  let errors = '';
  child.stderr.on('data', (text: Buffer) => {
    errors += text.toString();
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    for (const each of waiting) if (line.startsWith(each.start)) each.resolve(line);
  });
  const { promise: ended, resolve } = Promise.withResolvers<{ status: number | null; errors: string }>();
  child.once('close', (status) => {
    resolve({ status, errors });
    for (const each of waiting) each.reject(new Error(`It ended without "${each.start}": ${errors}`));
  });
  return {
    process: child,
    lines,
    ended,
    line(start) {
      const known = lines.find((line) => line.startsWith(start));
      if (known !== undefined) return Promise.resolve(known);
      const { promise, ...waiter } = Promise.withResolvers<string>();
      waiting.push({ start, ...waiter });
      return promise;
    },
  };
}
