import { stat } from 'node:fs/promises';
import { CommandFailure } from './command.ts';

/** @throws {CommandFailure} when there is no such file */
export async function needFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new CommandFailure(`There is no file ${path}.`);
  if (!found.isFile()) throw new CommandFailure(`${path} is not a file.`);
}
