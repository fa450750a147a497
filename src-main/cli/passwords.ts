import { createInterface } from 'node:readline';
import { CommandFailure } from './command.ts';

/** Where the password of whoever signs may stand; one for each, with their number, where several sign. */
export const PASSWORD_VARIABLE = 'SOPORTE_SIGN_PASSWORD';

/**
 * Passwords, never from the arguments, which every process of a machine may read: from the environment, else asked on
 * the terminal without showing them, else a line of standard input for each.
 *
 * @throws {CommandFailure} when there are too few
 */
export async function passwordsFor(
  names: readonly string[],
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<string[]> {
  const stored = names.map((_name, at) => env[`${PASSWORD_VARIABLE}_${at + 1}`] ?? env[PASSWORD_VARIABLE]);
  if (stored.every((password) => password !== undefined)) return stored;
  if (process.stdin.isTTY) {
    const typed: string[] = [];
    for (const name of names) typed.push(await askedOnTerminal(`Password of ${name}: `));
    return typed;
  }
  const lines = await linesOfInput(names.length);
  if (lines.length < names.length) {
    throw new CommandFailure(
      `A password is missing: one line of standard input for each certificate, or ${PASSWORD_VARIABLE}.`,
    );
  }
  return lines;
}

/** The first lines of standard input, as many as there are. */
export async function linesOfInput(most: number): Promise<string[]> {
  const lines: string[] = [];
  const reader = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of reader) {
    lines.push(line);
    if (lines.length >= most) break;
  }
  reader.close();
  process.stdin.destroy();
  return lines;
}

const INTERRUPT = '\u0003';
const END = '\u0004';

/** Reads a line letter by letter, since a terminal in its usual mode shows what is typed. */
export async function askedOnTerminal(question: string): Promise<string> {
  process.stderr.write(question);
  const { stdin } = process;
  stdin.setRawMode(true);
  stdin.resume();
  stdin.setEncoding('utf8');
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let typed = '';
  const onData = (letters: string) => {
    for (const letter of letters) {
      if (letter === INTERRUPT) reject(new CommandFailure('Stopped.'));
      else if (letter === '\r' || letter === '\n' || letter === END) resolve(typed);
      else if (letter === '\u007f' || letter === '\b') typed = Array.from(typed).slice(0, -1).join('');
      else typed += letter;
    }
  };
  stdin.on('data', onData);
  try {
    return await promise;
  } finally {
    stdin.off('data', onData);
    stdin.setRawMode(false);
    stdin.pause();
    process.stderr.write('\n');
  }
}
