import { USUAL_PORT } from '#shared/place/place.ts';

/**
 * The address of a server as a person types it: `soporte.example.mx`, `10.0.0.5:4310`, or copied from a browser with a
 * path behind it. Without `https://` it gets that and, where no port stands, the usual one. Null when it is none.
 */
export function addressOf(typed: string): string | null {
  const text = typed.trim();
  // Chromium would take a space into the name of the machine.
  if (text === '' || /\s/.test(text)) return null;
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const url = URL.parse(hasScheme ? text : `https://${text}`);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  if (url.username !== '' || url.password !== '' || url.hostname === '') return null;
  if (!hasScheme && !/:\d+(\/|$)/.test(text)) url.port = String(USUAL_PORT);
  return url.origin;
}
