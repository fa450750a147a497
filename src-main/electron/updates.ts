import { app, shell, utilityProcess } from 'electron';
import type { z } from 'zod';
import type { DesktopUpdates, UpdateLook, UpdateRefusal } from '#shared/updates/look.ts';
import { appVersion } from '../files/appVersion.ts';
import { type Fetched, fromUpdateTask, type UpdateTask, updateResults } from './updateMessages.ts';

export interface UpdatesOptions {
  /** `entry/updateTask.ts` as it was built. */
  readonly file: string;
  readonly profileDir: string;
  /** Whether the program works at somebody else's server now. */
  readonly isClient: () => boolean;
  readonly onChange: (updates: DesktopUpdates) => void;
}

type ResultOf<K extends UpdateTask['kind']> = z.infer<(typeof updateResults)[K]>;

/** By then the service host has written down what the institution set. */
const FIRST_LOOK_MS = 30_000;
const BEAT_MS = 10 * 60_000;
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Newer versions of this program: looked for at the start and once a day, fetched when the person says so, and opened
 * when the program ends. Everything is read and checked in a process of its own. `electron-updater` is not used: it
 * trusts the signature of the platform, and nothing of ours bears one.
 */
export class ShellUpdates {
  readonly #options: UpdatesOptions;
  #state: DesktopUpdates = {
    version: appVersion(),
    look: { state: 'off' },
    checkedAt: null,
    step: { kind: 'none' },
  };
  #fetched: Fetched | null = null;
  #looking: Promise<DesktopUpdates> | null = null;
  #fetching: Promise<DesktopUpdates> | null = null;

  constructor(options: UpdatesOptions) {
    this.#options = options;
  }

  start(): void {
    const beat = () => {
      if (this.#isDue(Date.now())) void this.check();
    };
    setTimeout(beat, FIRST_LOOK_MS).unref();
    setInterval(beat, BEAT_MS).unref();
  }

  get now(): DesktopUpdates {
    return this.#state;
  }

  check(): Promise<DesktopUpdates> {
    this.#looking ??= this.#run({ kind: 'look', ...this.#whose() })
      .then((look) => this.#saw(look ?? refused))
      .finally(() => {
        this.#looking = null;
      });
    return this.#looking;
  }

  fetch(): Promise<DesktopUpdates> {
    this.#fetching ??= this.#fetch().finally(() => {
      this.#fetching = null;
    });
    return this.#fetching;
  }

  atQuit(on: boolean): DesktopUpdates {
    if (this.#state.step.kind === 'ready') this.#change({ step: { kind: 'ready', atQuit: on } });
    return this.#state;
  }

  /** Ends the program, and with it the wait. */
  install(): void {
    if (this.#fetched === null) return;
    this.atQuit(true);
    app.quit();
  }

  /** The last thing before the program ends: what was fetched is looked at once more, and opened. */
  async finish(): Promise<void> {
    const { step } = this.#state;
    if (this.#fetched === null || step.kind !== 'ready' || !step.atQuit) return;
    const { path, file } = this.#fetched;
    if ((await this.#run({ kind: 'confirm', path, file })) !== true) return;
    // An AppImage is no installer: whoever put it somewhere puts the new one there.
    if (path.endsWith('.AppImage')) return shell.showItemInFolder(path);
    const fault = await shell.openPath(path);
    if (fault !== '') console.error(`The installer could not be opened: ${fault}`);
  }

  async #fetch(): Promise<DesktopUpdates> {
    this.#fetched = null;
    this.#change({ step: { kind: 'fetching', done: 0, total: 0 } });
    const result = await this.#run({ kind: 'fetch', ...this.#whose() });
    if (result === null) return this.#change({ step: { kind: 'failed', ...unforeseen } });
    this.#change({ look: result.look, checkedAt: new Date().toISOString() });
    if ('problem' in result.fetched) {
      // The version that was offered is taken back: nothing is left to try again.
      const isGone = result.look.state === 'off' || result.look.state === 'current';
      return this.#change({ step: isGone ? { kind: 'none' } : { kind: 'failed', ...result.fetched } });
    }
    this.#fetched = result.fetched;
    return this.#change({ step: { kind: 'ready', atQuit: true } });
  }

  #saw(look: UpdateLook): DesktopUpdates {
    const before = this.#state.look;
    const isOther =
      before.state !== 'available' || look.state !== 'available' || before.version !== look.version;
    // What was fetched is of the version that was offered then, and of no other.
    if (isOther && this.#state.step.kind !== 'fetching') this.#fetched = null;
    const step =
      isOther && this.#state.step.kind !== 'fetching' ? ({ kind: 'none' } as const) : this.#state.step;
    return this.#change({ look, checkedAt: new Date().toISOString(), step });
  }

  #isDue(now: number): boolean {
    const { checkedAt, look } = this.#state;
    if (checkedAt === null) return true;
    // Without a source a look costs nothing, and somebody may set one.
    const every = look.state === 'refused' || look.state === 'off' ? HOUR_MS : DAY_MS;
    return now - Date.parse(checkedAt) >= every;
  }

  #change(changes: Partial<DesktopUpdates>): DesktopUpdates {
    this.#state = { ...this.#state, ...changes };
    this.#options.onChange(this.#state);
    return this.#state;
  }

  #whose() {
    return { profileDir: this.#options.profileDir, isClient: this.#options.isClient() };
  }

  /** Null where the process ended without an answer, or with one that is not as described. */
  async #run<T extends UpdateTask>(task: T): Promise<ResultOf<T['kind']> | null> {
    const child = utilityProcess.fork(this.#options.file, [], {
      serviceName: 'SoporteBalance updates',
      stdio: 'inherit',
    });
    const result = await new Promise<unknown>((resolve) => {
      let said: unknown;
      child.on('message', (message: unknown) => {
        const heard = fromUpdateTask.safeParse(message);
        if (!heard.success) return console.warn('The process of updates said something unknown.');
        if (heard.data.type === 'listening') child.postMessage(task);
        else if (heard.data.type === 'done') said = heard.data.result;
        else this.#change({ step: { kind: 'fetching', done: heard.data.done, total: heard.data.total } });
      });
      child.on('exit', () => resolve(said));
    });
    const parsed = updateResults[task.kind].safeParse(result);
    return parsed.success ? (parsed.data as ResultOf<T['kind']>) : null;
  }
}

const unforeseen: UpdateRefusal = { problem: 'failed', detail: 'The process ended without an answer.' };
const refused: UpdateLook = { state: 'refused', ...unforeseen };
