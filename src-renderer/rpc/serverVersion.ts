import { create } from 'zustand';
import { client } from './client.ts';

/** Put in by the build (vite.config.ts); there is none in tests. */
declare const __SOPORTE_VERSION__: string | undefined;

/** The version of the files that this window was loaded from; null where nothing was built. */
export const OWN_VERSION: string | null =
  typeof __SOPORTE_VERSION__ === 'string' ? __SOPORTE_VERSION__ : null;

/** The version that answers; null until it was told. It changes when the server is updated behind an open window. */
export const useServerVersion = create<{ readonly version: string | null }>(() => ({ version: null }));

/** Takes what the server says of itself; a server that says nothing of it is an older one, and is left alone. */
export function noticeServerVersion(version: unknown): void {
  if (typeof version !== 'string' || version === useServerVersion.getState().version) return;
  useServerVersion.setState({ version });
}

/** Asks: after a new connection, and when a part of the page is gone from the server. */
export async function askServerVersion(): Promise<void> {
  try {
    noticeServerVersion((await client.system.health({})).version);
  } catch {
    // No connection: the banner of the connection says so, and the next one asks again.
  }
}
