import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { getCACertificates, rootCertificates } from 'node:tls';
import { MANIFEST_NAME } from '#shared/updates/manifest.ts';
import type { OpenedFile, UpdateSource } from './opened.ts';
import { UpdateRefused } from './refused.ts';

const REDIRECTS = [301, 302, 303, 307, 308];
const MOST_REDIRECTS = 3;

/**
 * An address of the institution. No cookies, no credentials; the certificate must be one that the system trusts; it may
 * send on to another place of the same origin and nowhere else.
 */
export function addressSource(address: string, authorities: readonly string[] | undefined): UpdateSource {
  const base = new URL(address.endsWith('/') ? address : `${address}/`);
  const ca = base.protocol === 'https:' ? [...(authorities ?? trustedAuthorities())] : undefined;

  async function follow(
    url: URL,
    from: number,
    signal: AbortSignal,
    redirects: number,
  ): Promise<IncomingMessage> {
    const answer = await get(url, from, signal, ca);
    const status = answer.statusCode ?? 0;
    if (!REDIRECTS.includes(status)) return answer;
    answer.destroy();
    const next = URL.parse(answer.headers.location ?? '', url);
    if (next === null || next.origin !== base.origin || redirects >= MOST_REDIRECTS) {
      throw new UpdateRefused('redirected', `${url.href} sends on to ${next?.href ?? 'nowhere'}.`);
    }
    return follow(next, from, signal, redirects + 1);
  }

  return {
    async open(name, from, signal): Promise<OpenedFile> {
      const url = new URL(encodeURIComponent(name), base);
      const answer = await follow(url, from, signal, 0);
      const status = answer.statusCode ?? 0;
      const refuse = (problem: 'noManifest' | 'altered' | 'unreachable' | 'failed', detail: string) => {
        answer.destroy();
        return new UpdateRefused(problem, detail);
      };
      if (status === 404 || status === 410) {
        throw refuse(name === MANIFEST_NAME ? 'noManifest' : 'altered', `${url.href} answers ${status}.`);
      }
      // A range that cannot be: what was kept is longer than what is there. From the beginning, then.
      if (status === 416 && from > 0) {
        answer.destroy();
        return this.open(name, 0, signal);
      }
      if (status !== 200 && status !== 206) throw refuse('unreachable', `${url.href} answers ${status}.`);
      const encoding = answer.headers['content-encoding'] ?? 'identity';
      if (encoding !== 'identity') throw refuse('failed', `${url.href} comes packed (${encoding}).`);
      const range = status === 206 ? rangeOf(answer.headers['content-range']) : null;
      if (status === 206 && range?.from !== from) {
        throw refuse('failed', `${url.href} sends another part than was asked for.`);
      }
      const length = answer.headers['content-length'];
      const chunks = answer[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
      return {
        from: range?.from ?? 0,
        total: range?.total ?? (length === undefined ? null : Number(length)),
        chunks: {
          // A connection that breaks off ends the file: whoever counts sees that something is missing.
          next: () => chunks.next().catch(() => ({ done: true as const, value: undefined })),
        },
        close: () => void answer.destroy(),
      };
    },
  };
}

function rangeOf(
  header: string | undefined,
): { readonly from: number; readonly total: number | null } | null {
  const match = /^bytes (\d{1,15})-\d{1,15}\/(\d{1,15}|\*)$/.exec(header ?? '');
  if (match === null) return null;
  return { from: Number(match[1]), total: match[2] === '*' ? null : Number(match[2]) };
}

function get(
  url: URL,
  from: number,
  signal: AbortSignal,
  ca: string[] | undefined,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const headers = {
      accept: '*/*',
      'accept-encoding': 'identity',
      'user-agent': 'SoporteBalance',
      ...(from > 0 ? { range: `bytes=${from}-` } : {}),
    };
    const asked = send(url, { agent: false, headers, ...(ca === undefined ? {} : { ca }) }, resolve);
    asked.on('error', (error: NodeJS.ErrnoException) => {
      const isCertificate = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS/.test(error.code ?? '');
      const problem = isCertificate ? 'untrustedCertificate' : 'unreachable';
      reject(new UpdateRefused(problem, `${url.href}: ${error.message}`));
    });
    // The request and, later, its answer: whoever gives up leaves no connection behind.
    signal.addEventListener('abort', () => asked.destroy(), { once: true });
    asked.end();
  });
}

/** The system's authorities beside those that come with the program. */
function trustedAuthorities(): readonly string[] {
  try {
    return [...getCACertificates('default'), ...getCACertificates('system')];
  } catch {
    return rootCertificates;
  }
}
