/** What passes between the double (in the program's process) and the test that holds the browser. */

/** Structured data as JSON: bytes are tagged, everything else must survive `structuredClone` first. */
export type Packed = unknown;

/** From the program to the test. */
export type ToTest =
  | { kind: 'window:open'; window: number; width: number; height: number; preload: string }
  | { kind: 'window:load'; window: number; url: string; call: number }
  | { kind: 'window:reload'; window: number }
  | { kind: 'window:resize'; window: number; width: number; height: number }
  | { kind: 'window:close'; window: number }
  | { kind: 'page:send'; window: number; channel: string; args: Packed[] }
  | { kind: 'port:post'; window: number; port: string; data: Packed }
  | { kind: 'port:close'; window: number; port: string }
  | { kind: 'reply'; call: number; value?: unknown; error?: string };

interface Frame {
  readonly url: string;
  readonly isTop: boolean;
}

/** From the test, on behalf of a page or of the person in front of it, to the program. */
export type ToProgram =
  | { kind: 'invoke'; call: number; window: number; frame: Frame; channel: string; args: Packed[] }
  | { kind: 'send'; window: number; frame: Frame; channel: string; args: Packed[] }
  | { kind: 'post'; window: number; frame: Frame; channel: string; message: Packed; ports: string[] }
  | { kind: 'port:message'; window: number; port: string; data: Packed }
  | { kind: 'document'; window: number; document: string }
  | { kind: 'fetch'; call: number; url: string; method: string; headers: Record<string, string> }
  | { kind: 'navigate'; call: number; window: number; url: string }
  | { kind: 'popup'; call: number; window: number; url: string }
  | { kind: 'probe'; call: number; name: string; args: unknown[] }
  | { kind: 'reply'; call: number; value?: unknown; error?: string };

export interface FetchReply {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

interface Tagged {
  readonly $bytes: string;
}

const isTagged = (value: object): value is Tagged => '$bytes' in value && typeof value.$bytes === 'string';

/** JSON-safe form of what `structuredClone` accepted: plain data and byte arrays. */
export function pack(value: unknown): Packed {
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map(pack);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, pack(item)]));
  }
  return value;
}

export function unpack(value: Packed): unknown {
  if (Array.isArray(value)) return value.map(unpack);
  if (value !== null && typeof value === 'object') {
    if (isTagged(value)) return new Uint8Array(Buffer.from(value.$bytes, 'base64'));
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unpack(item)]));
  }
  return value;
}
