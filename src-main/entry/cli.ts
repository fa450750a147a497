import { CommandFailure, checkArity, parseCall, type Status, UsageError } from '../cli/command.ts';
import { commandsUnder, findCommand } from '../cli/commands.ts';
import { generalHelp, helpOf } from '../cli/help.ts';
import { outputTo } from '../cli/output.ts';
import { progressOn } from '../cli/progress.ts';
import { systemFault } from '../cli/systemFault.ts';
import { chosenFolders } from '../files/chosenFolders.ts';

/**
 * The administrator's command line. Resolves with the exit status: 0 done, 1 the thing asked found a problem, 2 wrong
 * usage; an error is one sentence on standard error.
 *
 * @param argv the arguments, without node and script
 */
export async function main(argv: readonly string[]): Promise<number> {
  const output = outputTo(process.stdout);
  const progress = progressOn(process.stderr);
  try {
    const status = await run(argv, { output, progress });
    await output.flush();
    return status;
  } catch (error) {
    progress.clear();
    console.error(sentenceOf(error));
    await output.flush();
    return error instanceof UsageError ? 2 : 1;
  }
}

async function run(
  argv: readonly string[],
  out: { output: ReturnType<typeof outputTo>; progress: ReturnType<typeof progressOn> },
): Promise<Status> {
  const { output } = out;
  // Options may stand before the command as well: `soporte --json verify`.
  const at = commandAt(argv);
  const words = at === -1 ? [] : argv.slice(at);
  const before = at === -1 ? argv : argv.slice(0, at);
  const found = await findCommand(words);
  if (found === null) {
    const [word] = words;
    const wantsHelp = argv.some((arg) => arg === '--help' || arg === '-h') || word === 'help';
    if (wantsHelp && (word === undefined || word === 'help' || commandsUnder(word).length > 0)) {
      await output.line(await generalHelp());
      return 0;
    }
    throw new UsageError(unknown(word));
  }
  const { command, rest } = found;
  const { args, values } = parseCall(command, [...before, ...rest]);
  if (values.help === true) {
    await output.line(helpOf(command));
    return 0;
  }
  checkArity(command, args);
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  for (const folder of ['data', 'profile']) {
    if (text(folder) === '') throw new UsageError(`--${folder} names a folder.`);
  }
  const chosen = { data: text('data'), profile: text('profile'), demo: values.demo === true };
  return command.run({
    ...out,
    args,
    values,
    // Asked for by what opens data; the rest also works at a machine whose data are a server's.
    get folders() {
      return chosenFolders(chosen);
    },
    isJson: values.json === true,
  });
}

/** Where the command begins: after options that stand before it, with their folder. */
function commandAt(argv: readonly string[]): number {
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i] ?? '';
    if (arg === '--data' || arg === '--profile') i += 1;
    else if (!arg.startsWith('-')) return i;
  }
  return -1;
}

function unknown(word: string | undefined): string {
  if (word === undefined) return 'A command is missing; soporte --help lists them.';
  const under = commandsUnder(word);
  const names = under.map((name) => name.slice(word.length + 1));
  const listed = new Intl.ListFormat('en', { type: 'disjunction' }).format(names);
  return names.length > 0
    ? `After “${word}” comes ${listed}.`
    : `There is no command “${word}”; soporte --help lists them.`;
}

/** Faults of the machine come as one sentence too; a bug keeps its trace, for whoever reports it. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const ofSystem = systemFault(error);
  if (ofSystem !== null) return ofSystem;
  if (error instanceof UsageError || error instanceof CommandFailure || 'code' in error) {
    return error.message.replace(/\s*\n\s*/g, ' ');
  }
  return error.constructor === Error ? error.message : (error.stack ?? error.message);
}
