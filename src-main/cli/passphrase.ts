import { isSealedFile } from '../db/backupFile.ts';
import { CommandFailure } from './command.ts';
import { askedOnTerminal, linesOfInput } from './passwords.ts';

const VARIABLE = 'SOPORTE_BACKUP_PASSPHRASE';

/**
 * The passphrase of a sealed backup, never from the arguments: from the environment, else asked on the terminal without
 * showing it, else the first line of standard input. Undefined for a backup that is not sealed.
 *
 * @throws {CommandFailure} when there is none
 */
export async function passphraseOf(
  file: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<string | undefined> {
  if (!(await isSealedFile(file))) return undefined;
  const stored = env[VARIABLE];
  if (stored !== undefined) return stored;
  if (process.stdin.isTTY) return askedOnTerminal('Passphrase of the backup: ');
  const [line] = await linesOfInput(1);
  if (line === undefined) {
    throw new CommandFailure(`${file} is sealed: give its passphrase on standard input or in ${VARIABLE}.`);
  }
  return line;
}
