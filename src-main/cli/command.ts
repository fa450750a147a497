import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Folders } from '../files/defaultFolders.ts';
import type { Output } from './output.ts';
import type { Progress } from './progress.ts';

/** 0 done, 1 the thing asked found a problem, 2 wrong usage. */
export type Status = 0 | 1 | 2;

export type Options = NonNullable<ParseArgsConfig['options']>;

/** What every command may be given. */
export const commonOptions = {
  data: { type: 'string' },
  profile: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies Options;

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** A command as it was called. */
export interface Call {
  /** What stands behind the command, without options. */
  readonly args: readonly string[];
  readonly values: Values;
  readonly isJson: boolean;
  readonly folders: Folders;
  readonly output: Output;
  readonly progress: Progress;
}

export interface Command {
  /** As it is called: `import tickets`. */
  readonly name: string;
  /** What comes behind the name: `FILE [--dry-run]`. */
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Further lines of its own help. */
  readonly details?: readonly string[];
  readonly options: Options;
  /** How many arguments there must be. */
  readonly arity: readonly [least: number, most: number];
  run(call: Call): Promise<Status>;
}

/** The person called it wrongly: one sentence, status 2. */
export class UsageError extends Error {}

/** Something is not as it was asked for: one sentence without a trace, status 1. */
export class CommandFailure extends Error {}

/** Takes the options of a command apart. @throws {UsageError} */
export function parseCall(
  command: Command,
  argv: readonly string[],
): { args: readonly string[]; values: Values } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { ...commonOptions, ...command.options },
      allowPositionals: true,
      strict: true,
    });
    return { args: positionals, values: values as Values };
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    throw new UsageError(`${firstSentence(error.message)} See soporte ${command.name} --help.`);
  }
}

/** Refuses too few or too many arguments. @throws {UsageError} */
export function checkArity(command: Command, args: readonly string[]): void {
  const [least, most] = command.arity;
  if (args.length < least)
    throw new UsageError(`Something is missing: soporte ${command.name} ${command.usage}`);
  if (args.length > most) {
    throw new UsageError(
      `“${args[most]}” is one too many: soporte ${command.name} ${command.usage}`.trimEnd(),
    );
  }
}

/** An option that takes a text; undefined when it was not given. */
export function textOption(call: Pick<Call, 'values'>, name: string): string | undefined {
  const value = call.values[name];
  return typeof value === 'string' ? value : undefined;
}

/** An option that takes a whole number between two bounds. @throws {UsageError} */
export function wholeOption(
  call: Pick<Call, 'values'>,
  name: string,
  range: { readonly least: number; readonly most: number; readonly otherwise: number },
): number {
  const text = textOption(call, name);
  if (text === undefined) return range.otherwise;
  const value = Number(text);
  if (/^\d{1,15}$/.test(text) && value >= range.least && value <= range.most) return value;
  throw new UsageError(`--${name} takes a whole number from ${range.least} to ${range.most}, not “${text}”.`);
}

function firstSentence(message: string): string {
  return `${message.split(/\.\s|\n/, 1)[0]?.replace(/\.$/, '')}.`;
}
