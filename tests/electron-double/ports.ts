import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { link } from './link.ts';
import { pack } from './messages.ts';

/** Where what a page says into a port arrives: this process, or the utility process that the port was given to. */
interface Taker {
  message(data: unknown): void;
  close(): void;
}

/** The main process's end of a port that a page has opened; `id` names the page's document too. */
export class PortDouble
  extends EventEmitter
  implements Pick<Electron.MessagePortMain, 'start' | 'close' | 'postMessage'>
{
  readonly id: string;
  readonly window: number;
  #started = false;
  #queue: unknown[] = [];
  #taker: Taker | undefined;

  constructor(id: string, window: number) {
    super();
    this.id = id;
    this.window = window;
  }

  /** The page said something. */
  deliver(data: unknown): void {
    if (this.#taker) this.#taker.message(data);
    else if (this.#started) this.emit('message', { data, ports: [] });
    else this.#queue.push(data);
  }

  /** The page, or its document, is gone. */
  end(): void {
    if (this.#taker) this.#taker.close();
    else this.emit('close');
  }

  start(): void {
    this.#started = true;
    for (const data of this.#queue.splice(0)) this.emit('message', { data, ports: [] });
  }

  close(): void {
    link.send({ kind: 'port:close', window: this.window, port: this.id });
    this.end();
  }

  postMessage(data: unknown): void {
    if (this.#taker) throw new Error('The port was transferred and is no longer of use here');
    this.toPage(data);
  }

  toPage(data: unknown): void {
    link.send({ kind: 'port:post', window: this.window, port: this.id, data: pack(structuredClone(data)) });
  }

  /** From now on the port belongs to another process, which also gets what nobody has read here. */
  transferTo(taker: Taker): void {
    this.#taker = taker;
    for (const data of this.#queue.splice(0)) taker.message(data);
  }
}

export const ports = new Map<string, PortDouble>();

/** Closes the ports of a window's earlier documents, as Chromium does when a page is left. */
export function endPortsOf(window: number, exceptDocument?: string): void {
  for (const [id, port] of ports) {
    if (port.window !== window || (exceptDocument && id.startsWith(`${exceptDocument}:`))) continue;
    ports.delete(id);
    port.end();
  }
}
