import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type MessagePortMain } from 'electron';
import { z } from 'zod';
import { shellLanguages } from '#shared/desktop/bridge.ts';
import { backupChoice, placeChange } from '#shared/place/place.ts';
import { type MessageName, PORT_CHANNEL, type RequestName } from './channelNames.ts';
import { isOwnPage } from './ownPage.ts';

const nothing = z.undefined();
const MAX_FILE_BYTES = 256 * 1024 * 1024;

/** What the page may ask and gets an answer to. */
export const requests = {
  'session:load': nothing,
  'session:save': z.string().min(16).max(512),
  'session:clear': nothing,
  'file:save': z.object({
    name: z.string().min(1).max(200),
    bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= MAX_FILE_BYTES),
  }),
  'window:print': nothing,
  'place:now': nothing,
  'place:server': z.string().min(1).max(300),
  'place:folder': z.string().min(1).max(1_000),
  'place:backup': backupChoice,
  'place:pickFolder': nothing,
  'place:pickBackup': nothing,
  'place:change': placeChange,
  'place:restore': backupChoice,
  'updates:now': nothing,
  'updates:check': nothing,
  'updates:fetch': nothing,
  'updates:atQuit': z.boolean(),
  'updates:install': nothing,
  'place:retry': nothing,
} as const satisfies Record<RequestName, z.ZodType>;

/** What the page may say. */
export const messages = {
  'page:listening': nothing,
  'notice:show': z.object({
    id: z.string().min(1).max(100),
    title: z.string().max(300),
    body: z.string().max(2_000),
    folio: z.string().max(40).nullable(),
  }),
  'unread:set': z.number().int().min(0).max(1_000_000),
  'language:set': z.enum(shellLanguages),
} as const satisfies Record<MessageName, z.ZodType>;

type Requests = typeof requests;
type Messages = typeof messages;

/** A frame inside a page, a page on the way out, or another origin: none of them speaks to us. */
function fromOwnPage(event: IpcMainEvent | IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isOwnPage(frame.url);
}

/** Answers one request of the page. A sender or an input that is not ours rejects there and does nothing here. */
export function answer<C extends RequestName>(
  channel: C,
  handler: (input: z.infer<Requests[C]>) => Promise<unknown>,
): void {
  ipcMain.handle(channel, async (event, input: unknown) => {
    if (!fromOwnPage(event)) throw new Error(`${channel}: refused`);
    const parsed = requests[channel].safeParse(input);
    if (!parsed.success) throw new Error(`${channel}: not what was expected`);
    return handler(parsed.data as z.infer<Requests[C]>);
  });
}

/** Takes one message of the page; what is not ours or not as described is dropped with a line in the log. */
export function receive<C extends MessageName>(
  channel: C,
  handler: (input: z.infer<Messages[C]>) => void,
): void {
  ipcMain.on(channel, (event, input: unknown) => {
    const parsed = messages[channel].safeParse(input);
    if (!fromOwnPage(event) || !parsed.success) return console.warn(`${channel}: dropped`);
    handler(parsed.data as z.infer<Messages[C]>);
  });
}

/** Takes the ports that pages open to the service host. */
export function receivePorts(handler: (port: MessagePortMain) => void): void {
  ipcMain.on(PORT_CHANNEL, (event) => {
    const [port] = event.ports;
    if (!port) return console.warn(`${PORT_CHANNEL}: dropped`);
    if (fromOwnPage(event)) handler(port);
    else port.close();
  });
}
