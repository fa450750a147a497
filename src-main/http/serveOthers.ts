import { lookup } from 'node:dns/promises';
import { hostname, networkInterfaces } from 'node:os';
import { isLoopback } from '#shared/mail/address.ts';
import type { ServiceHost } from '../rpc/serviceHost.ts';
import { listen } from './listen.ts';

const EVERYWHERE = '0.0.0.0';
/** The program's end waits for it. */
const FINISH_MS = 8_000;

export interface ServedToOthers {
  /** What others type. */
  readonly url: string;
  readonly fingerprint: string | null;
  /** Lets what is under way finish, and hangs up. */
  stop(): Promise<void>;
}

/**
 * Serves others what a desktop program has open, by HTTPS with a certificate of its own.
 *
 * @throws when it cannot listen, with the system's code
 */
export async function serveOthers(
  service: ServiceHost,
  options: { readonly profileDir: string; readonly port: number },
): Promise<ServedToOthers> {
  const { profileDir, port } = options;
  const served = await listen({
    service,
    profileDir,
    host: EVERYWHERE,
    port,
    isSecure: true,
    finishMs: FINISH_MS,
  });
  return {
    url: `https://${await nameForOthers()}:${served.port}`,
    fingerprint: served.fingerprint,
    stop: served.stop,
  };
}

/**
 * The machine's name where the network knows it by that, since its address may be another one tomorrow; else its first
 * address.
 */
async function nameForOthers(): Promise<string> {
  const name = hostname();
  const known = await lookup(name, { family: 4 }).catch(() => null);
  if (known !== null && !isLoopback(known.address)) return name;
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? name;
}
