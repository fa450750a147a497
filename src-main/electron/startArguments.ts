import { parseArgs } from 'node:util';

export interface StartArguments {
  readonly data: string | undefined;
  readonly profile: string | undefined;
  readonly demo: boolean;
}

const ours = ['--data', '--profile', '--demo', '--help', '--json'];

/** Electron and Chromium put switches of their own (`--no-sandbox`) before ours. */
function withoutSwitches(args: readonly string[]): readonly string[] {
  const first = args.findIndex(
    (arg) => !arg.startsWith('--') || ours.some((name) => arg.split('=')[0] === name),
  );
  return first === -1 ? [] : args.slice(first);
}

/** The command line to run without a window (`serve --port 0`), or undefined for a start of the desktop. */
export function commandIn(args: readonly string[]): readonly string[] | undefined {
  const [first, ...rest] = withoutSwitches(args);
  if (first === undefined) return undefined;
  return first === '--help' || first === '--json' || /^[a-z]+$/.test(first) ? [first, ...rest] : undefined;
}

/** What a start of the desktop understands; it shrugs at the rest, since Chromium adds much of its own. */
export function startArguments(args: readonly string[]): StartArguments {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, profile: { type: 'string' }, demo: { type: 'boolean' } },
    strict: false,
  });
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  return { data: text(values.data), profile: text(values.profile), demo: values.demo === true };
}
