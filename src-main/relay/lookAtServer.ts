import { type IncomingMessage, request } from 'node:http';
import { z } from 'zod';
import { isLoopback } from '#shared/mail/address.ts';
import { type ServerLook, USUAL_PORT } from '#shared/place/place.ts';
import { isNewer, workTogether } from '#shared/rpc/clientVersion.ts';
import { connectChecked, type ServerAddress } from './checkedSocket.ts';
import { RelayFault } from './relayFault.ts';

const TIMEOUT_MS = 5_000;
const MOST_BYTES = 256 * 1024;

/** No more than what is needed here, so that servers of other versions are recognised too. */
const health = z.object({ status: z.literal('ok'), version: z.string().max(80) });
const setup = z.object({ institution: z.string().max(400).nullable(), needsSetup: z.boolean() });

/**
 * The origin that somebody means: `mesa` and `mesa:8443` by HTTPS, the former on the usual port; an address with its
 * scheme as it stands. Null for what is no address.
 */
export function originOf(typed: string): string | null {
  const text = typed.trim();
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const url = URL.parse(hasScheme ? text : `https://${text}`);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    return null;
  // An address that ends in `:443` loses it; somebody wrote it all the same.
  const hasPort = url.port !== '' || /:443(?:[/?#]|$)/.test(text);
  if (!hasScheme && !hasPort) url.port = String(USUAL_PORT);
  return url.origin;
}

/**
 * Finds out what answers at an address, before anybody trusts it: asks only what is public, over whichever certificate
 * is there, and says which one it was.
 *
 * @param typed as somebody typed it
 * @param ownVersion of this program
 */
export async function lookAtServer(
  typed: string,
  ownVersion: string,
  options: Pick<ServerAddress, 'authorities' | 'timeoutMs'> = {},
): Promise<ServerLook> {
  const address = originOf(typed);
  if (address === null) return new RelayFault('unreachable', `“${typed}” is no address.`).refusal;
  try {
    return await look(address, ownVersion, options);
  } catch (fault) {
    if (!(fault instanceof RelayFault)) throw fault;
    const { hostname, host } = new URL(address);
    // On this machine a server may do without encryption, and nobody types that.
    const isPlain = fault.problem === 'notSoporte' && isLoopback(hostname) && !typed.includes('://');
    return isPlain ? lookAtServer(`http://${host}`, ownVersion, options) : fault.refusal;
  }
}

async function look(
  address: string,
  ownVersion: string,
  options: Pick<ServerAddress, 'authorities' | 'timeoutMs'>,
): Promise<ServerLook> {
  const first = await connectChecked({ ...options, address, fingerprint: 'any' });
  first.socket.destroy();
  const { fingerprint, isTrusted } = first;
  // Whoever answers now must be the one whose certificate is shown.
  const server = { ...options, address, fingerprint: fingerprint ?? 'any' };
  const { version } = await ask(server, '/api/v1/health', health);
  if (!workTogether(ownVersion, version)) {
    const problem = isNewer(ownVersion, version) ? 'olderServer' : 'newer';
    throw new RelayFault(
      problem,
      `${address} runs version ${version}, this program is version ${ownVersion}.`,
    );
  }
  const { institution, needsSetup } = await ask(server, '/api/v1/setup', setup);
  return { ok: true, address, institution, version, ownVersion, fingerprint, isTrusted, needsSetup };
}

async function ask<T>(server: ServerAddress, path: string, shape: z.ZodType<T>): Promise<T> {
  const { address } = server;
  const { socket } = await connectChecked(server);
  const signal = AbortSignal.timeout(server.timeoutMs ?? TIMEOUT_MS);
  try {
    const text = await new Promise<string>((resolve, reject) => {
      const asked = request(
        {
          createConnection: () => socket,
          path,
          headers: { host: new URL(address).host, accept: 'application/json' },
          signal,
        },
        (answer) => void bodyOf(answer).then(resolve, reject),
      );
      asked.once('error', reject);
      asked.end();
    });
    const parsed = shape.safeParse(jsonOf(text));
    if (parsed.success) return parsed.data;
  } catch (cause) {
    if (!(cause instanceof NotOurs)) {
      throw new RelayFault('unreachable', `${address} does not answer.`, { cause });
    }
  } finally {
    socket.destroy();
  }
  throw new RelayFault('notSoporte', `What answers at ${address} is not this product.`);
}

class NotOurs extends Error {}

async function bodyOf(answer: IncomingMessage): Promise<string> {
  if (answer.statusCode !== 200) throw new NotOurs();
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES) throw new NotOurs();
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
