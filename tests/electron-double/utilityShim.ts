import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import type { FromUtility, ToUtility } from './utilityMessages.ts';

const say = (message: FromUtility): void => {
  if (process.connected) process.send?.(message, () => {});
};

/** This process's end of a port that main handed on. */
class UtilityPort
  extends EventEmitter
  implements Pick<Electron.MessagePortMain, 'start' | 'close' | 'postMessage'>
{
  readonly #id: string;
  #started = false;
  #queue: unknown[] = [];

  constructor(id: string) {
    super();
    this.#id = id;
  }

  deliver(data: unknown): void {
    if (this.#started) this.emit('message', { data, ports: [] });
    else this.#queue.push(data);
  }

  start(): void {
    this.#started = true;
    for (const data of this.#queue.splice(0)) this.emit('message', { data, ports: [] });
  }

  close(): void {
    say({ kind: 'port:close', port: this.#id });
    this.emit('close');
  }

  postMessage(data: unknown): void {
    say({ kind: 'port:message', port: this.#id, data: structuredClone(data) });
  }
}

class ParentPortDouble extends EventEmitter implements Pick<Electron.ParentPort, 'postMessage'> {
  postMessage(data: unknown): void {
    say({ kind: 'message', data: structuredClone(data) });
  }
}

const parentPort = new ParentPortDouble();
const ports = new Map<string, UtilityPort>();

process.on('message', (message: ToUtility) => {
  if (message.kind === 'message') {
    const received = message.ports.map((id) => {
      const port = new UtilityPort(id);
      ports.set(id, port);
      return port;
    });
    parentPort.emit('message', { data: message.data, ports: received });
  } else if (message.kind === 'port:message') {
    ports.get(message.port)?.deliver(message.data);
  } else {
    ports.get(message.port)?.emit('close');
    ports.delete(message.port);
  }
});
process.on('disconnect', () => process.exit(0));

Object.defineProperty(process, 'parentPort', { value: parentPort });
