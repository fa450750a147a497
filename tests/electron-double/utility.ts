import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import type * as Electron from 'electron';
import { PortDouble } from './ports.ts';
import { strict } from './strict.ts';
import type { FromUtility, ToUtility } from './utilityMessages.ts';

const shim = new URL('./utilityShim.ts', import.meta.url).href;

/** Every service host of this run, the dead ones too. */
export const utilities: UtilityDouble[] = [];

/** A real process that runs the built service host; its `process.parentPort` is utilityShim.ts. */
export class UtilityDouble
  extends EventEmitter
  implements Pick<Electron.UtilityProcess, 'kill' | 'pid' | 'postMessage'>
{
  readonly #child: ChildProcess;
  readonly #ports = new Map<string, PortDouble>();

  constructor(file: string, args: readonly string[]) {
    super();
    this.#child = fork(file, [...args], {
      execArgv: ['--import', shim],
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#child.on('spawn', () => this.emit('spawn'));
    this.#child.on('message', (message: FromUtility) => this.#hear(message));
    this.#child.on('exit', (code) => {
      for (const port of this.#ports.values()) port.close();
      this.emit('exit', code ?? 1);
    });
    if (file.endsWith('serviceHost.js')) utilities.push(this);
  }

  get pid(): number | undefined {
    return this.#child.exitCode === null && this.#child.signalCode === null ? this.#child.pid : undefined;
  }

  kill(): boolean {
    return this.#child.kill('SIGKILL');
  }

  postMessage(data: unknown, transfer: Electron.MessagePortMain[] = []): void {
    const ids = transfer.map((port) => this.#take(port));
    this.#say({ kind: 'message', data: structuredClone(data), ports: ids });
  }

  #take(port: unknown): string {
    if (!(port instanceof PortDouble)) throw new Error('not doubled: a port that no page opened');
    this.#ports.set(port.id, port);
    queueMicrotask(() =>
      port.transferTo({
        message: (data) => this.#say({ kind: 'port:message', port: port.id, data }),
        close: () => {
          this.#ports.delete(port.id);
          this.#say({ kind: 'port:close', port: port.id });
        },
      }),
    );
    return port.id;
  }

  #say(message: ToUtility): void {
    // A process that ends meanwhile misses it; without a callback that would be an error of ours.
    if (this.#child.connected) this.#child.send(message, () => {});
  }

  #hear(message: FromUtility): void {
    if (message.kind === 'message') this.emit('message', message.data);
    else if (message.kind === 'port:message') this.#ports.get(message.port)?.toPage(message.data);
    else this.#ports.get(message.port)?.close();
  }
}

export const utilityProcess = strict('utilityProcess', {
  fork: (file: string, args: string[] = [], _options: Electron.ForkOptions = {}) => {
    const path = file.startsWith('file:') ? fileURLToPath(file) : file;
    return new UtilityDouble(path, args) as unknown as Electron.UtilityProcess;
  },
} satisfies Partial<typeof Electron.utilityProcess>);
