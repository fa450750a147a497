import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';
import { APP_ORIGIN, APP_SCHEME, isOwnPage } from './ownPage.ts';

/** No inline scripts, no eval, nothing from elsewhere; Mantine needs inline styles, attachments are blobs. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "frame-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
};

/** Must run before the application is ready: makes `app:` a scheme with an origin, like https. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/**
 * The file under `folder` that an address of ours asks for, or undefined for an address that leaves the folder.
 * A path without an extension is a screen: the page itself finds out which.
 */
export function fileFor(address: string, folder: string): string | undefined {
  const path = decodeSafely(new URL(address).pathname);
  if (path === undefined || path.includes('\0') || path.includes('\\')) return undefined;
  if (extname(path) === '') return join(folder, 'index.html');
  const file = normalize(join(folder, path));
  return file.startsWith(folder.endsWith(sep) ? folder : folder + sep) ? file : undefined;
}

function decodeSafely(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function plain(status: number): Response {
  return new Response(null, { status, headers: { 'content-security-policy': CONTENT_SECURITY_POLICY } });
}

async function respond(request: Request, folder: string): Promise<Response> {
  if (!isOwnPage(request.url)) return plain(404);
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405);
  const file = fileFor(request.url, folder);
  if (!file) return plain(404);
  try {
    const bytes = await readFile(file);
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
      },
    });
  } catch {
    return plain(404);
  }
}

/** Serves the built page from `folder` at `app://soporte/`. */
export function serveApp(folder: string): void {
  protocol.handle(APP_SCHEME, (request) => respond(request, folder));
}

/** Where the window starts. */
export const START_PAGE = `${APP_ORIGIN}/`;
