import { compareVersions } from '#shared/updates/version.ts';

/** How the window stands to the server it talks to. */
export type VersionGap = 'none' | 'serverAhead' | 'serverBack' | 'otherProgram';

/**
 * @param own the version that the window was loaded from; null where it was not built
 * @param server the version that answers; null until it said so
 * @param isDesktop in a desktop program reloading gives the same files again: only installing helps
 */
export function versionGap(own: string | null, server: string | null, isDesktop: boolean): VersionGap {
  if (own === null || server === null || own === server) return 'none';
  if (isDesktop) return 'otherProgram';
  return compareVersions(server, own) >= 0 ? 'serverAhead' : 'serverBack';
}
