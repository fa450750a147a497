import type { Command } from './command.ts';
import { allCommands } from './commands.ts';

const COMMON = [
  '--data DIR     folder of the database and attachments (the one of this person unless given)',
  '--profile DIR  folder of this installation’s key and remembered heads (of this person unless given)',
  '--json         results as JSON on standard output',
  '--help         this, or with a command what it takes',
];

/** The list of commands. */
export async function generalHelp(): Promise<string> {
  const commands = await allCommands();
  const width = Math.max(...commands.map((command) => command.name.length));
  return [
    'soporte COMMAND [--data DIR] [--profile DIR] [--json] [--help]',
    '',
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    ...COMMON,
    '',
    'Exit status: 0 done, 1 the thing asked found a problem, 2 wrong usage.',
  ].join('\n');
}

/** What one command takes. */
export function helpOf({ name, usage, summary, details = [] }: Command): string {
  return [
    `soporte ${name} ${usage}`.trimEnd(),
    '',
    `  ${summary}`,
    '',
    ...details,
    ...(details.length > 0 ? [''] : []),
    ...COMMON,
  ].join('\n');
}
