import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './database.ts';

const PROGRAM = fileURLToPath(new URL('./soporteProgram.mjs', import.meta.url));

export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly errors: string;
}

/** Starts the command line as a process of its own. */
export function startSoporte(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [PROGRAM, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
}

/** Runs a command to its end, with a text on its standard input. */
export async function soporte(args: readonly string[], input = ''): Promise<Ended> {
  const child = startSoporte(args);
  // The program may end without having read all of it.
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  return ended(child);
}

/** Waits for the end of a process, with what it wrote. */
export async function ended(child: ChildProcess): Promise<Ended> {
  let out = '';
  let errors = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const { promise, resolve } = Promise.withResolvers<number | null>();
  child.once('close', (status) => resolve(status));
  return { status: await promise, out, errors };
}

/** New folders for data and profile, as options. */
export async function someFolders(): Promise<{
  readonly dataDir: string;
  readonly options: readonly string[];
}> {
  const folder = await temporaryFolder();
  const dataDir = join(folder, 'data');
  return { dataDir, options: ['--data', dataDir, '--profile', join(folder, 'profile')] };
}
