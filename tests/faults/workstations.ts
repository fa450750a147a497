import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { countKill } from './kills.ts';
import type { FaultyPlace } from './place.ts';

const SCRIPT = fileURLToPath(new URL('./children/workstation.ts', import.meta.url));

export interface Workstation {
  /** The folio, once it is acknowledged; null when the process died before. @throws with the code of a refusal */
  create(commandId: string): Promise<string | null>;
  setOffset(ms: number): void;
  kill(): Promise<void>;
  /** Ends by itself, after what it was asked. */
  leave(): Promise<void>;
}

interface Asked {
  readonly resolve: (folio: string | null) => void;
  readonly reject: (fault: Error) => void;
}

/** Starts a process with a service host of its own on the data folder. */
export async function aWorkstation({ dataDir, profileDir, token }: FaultyPlace): Promise<Workstation> {
  const child: ChildProcess = spawn(process.execPath, [SCRIPT, dataDir, profileDir, token], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error('It has pipes');
  const asked = new Map<string, Asked>();
  const ready = Promise.withResolvers<void>();
  let errors = '';
  child.stderr?.on('data', (text: Buffer) => {
    errors += text.toString();
  });
  // What it cannot be told any more is told to another one.
  stdin.on('error', () => undefined);
  createInterface({ input: stdout }).on('line', (line) => {
    if (line === 'ready') return ready.resolve();
    // The last line may be cut off in the pipe.
    const [what, commandId = '', answer = ''] = line.split(' ');
    const waiting = asked.get(commandId);
    if (what === 'made' && answer.length === 14) waiting?.resolve(answer);
    if (what === 'refused') waiting?.reject(new Error(answer));
  });
  const end = Promise.withResolvers<void>();
  child.once('close', () => {
    for (const { resolve } of asked.values()) resolve(null);
    ready.reject(new Error(`It ended: ${errors}`));
    end.resolve();
  });
  await ready.promise;
  return {
    create(commandId) {
      const { promise, ...waiting } = Promise.withResolvers<string | null>();
      asked.set(commandId, waiting);
      stdin.write(`${commandId}\n`);
      return promise;
    },
    setOffset: (ms) => void stdin.write(`offset ${ms}\n`),
    async kill() {
      countKill(child);
      await end.promise;
    },
    async leave() {
      stdin.end();
      await end.promise;
    },
  };
}
