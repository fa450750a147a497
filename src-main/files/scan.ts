import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';

/** What the institution's scanner says of a file: nothing bad, something bad, or nothing at all. */
export type ScanVerdict = 'clean' | 'refused' | 'failed';

/** Looks through the bytes of one upload. Never throws; takes as long as the scanner, within its limit. */
export type Scan = (bytes: Uint8Array) => Promise<ScanVerdict>;

/** In the profile, where only whoever runs the service can write: whoever names the command runs programs there. */
const FILE = 'scan.json';

const settings = z.strictObject({
  /**
   * The program by its full path, and its arguments; `{file}` stands for the file to be looked through, and comes last
   * where it stands nowhere.
   */
  command: z
    .array(z.string().min(1).max(1_000))
    .min(1)
    .max(50)
    .refine(([program = '']) => isAbsolute(program)),
  /** After so long it counts as failed. */
  seconds: z.number().int().min(1).max(600).default(60),
});
export type ScanSettings = z.infer<typeof settings>;

/** `scan.json` is there and cannot be followed: nothing is taken in unscanned instead. */
export class ScanFault extends Error {
  readonly code = 'scan';
}

/**
 * The scanner that `scan.json` of the profile names; null where there is none.
 *
 * @throws {ScanFault}
 */
export async function readScan(
  profileDir: string,
  report: (reference: string, fault: unknown) => void,
): Promise<Scan | null> {
  const path = join(profileDir, FILE);
  const text = await readFile(path, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return null;
    throw new ScanFault(`${path} cannot be read.`, { cause: fault });
  });
  if (text === null) return null;
  const parsed = settings.safeParse(jsonOf(text));
  if (!parsed.success) {
    throw new ScanFault(
      `${path} must hold { "command": ["/full/path/of/the/scanner", "--option", "{file}"], "seconds": 60 } and nothing else.`,
    );
  }
  return scanner(parsed.data, report);
}

/** So many at a time: a scanner takes memory, and uploads come in handfuls. */
const AT_ONCE = 2;

/** Runs the command for each file: status 0 is clean, 1 refused, as every scanner of files has it; all else failed. */
export function scanner(
  { command, seconds }: ScanSettings,
  report: (reference: string, fault: unknown) => void,
): Scan {
  let turns: Promise<unknown>[] = Array.from({ length: AT_ONCE }, () => Promise.resolve());
  return (bytes) => {
    const [first = Promise.resolve(), ...rest] = turns;
    const verdict = first.then(() => look(bytes));
    turns = [...rest, verdict];
    return verdict;
  };

  async function look(bytes: Uint8Array): Promise<ScanVerdict> {
    try {
      // A name of ours: what the person called it never comes near a command line.
      const folder = await mkdtemp(join(tmpdir(), 'soporte-scan-'));
      try {
        const file = join(folder, 'upload');
        await writeFile(file, bytes, { mode: 0o600 });
        const status = await statusOf(command, file, seconds * 1_000);
        if (status === 0) return 'clean';
        if (status === 1) return 'refused';
        report('scan', new Error(`The scanner ended with ${status ?? 'no answer in time'}`));
        return 'failed';
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    } catch (fault) {
      report('scan', fault);
      return 'failed';
    }
  }
}

/** Without a shell; null when it was stopped for taking too long. */
function statusOf(command: readonly string[], file: string, withinMs: number): Promise<number | null> {
  const [program = '', ...options] = command;
  const named = options.map((option) => option.replaceAll('{file}', file));
  const args = options.some((option) => option.includes('{file}')) ? named : [...named, file];
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  const child = spawn(program, args, { stdio: 'ignore', shell: false, windowsHide: true });
  const timer = setTimeout(() => child.kill('SIGKILL'), withinMs);
  child.on('error', (fault) => {
    clearTimeout(timer);
    reject(fault);
  });
  child.on('exit', (status) => {
    clearTimeout(timer);
    resolve(status);
  });
  return promise;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
