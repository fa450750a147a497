import type { HostState, MenuAction } from '#shared/desktop/bridge.ts';
import type { PlaceProgress } from '#shared/place/place.ts';
import type { DesktopUpdates } from '#shared/updates/look.ts';

/** Every channel between the page and the main process; their data is described in channels.ts. */
export const requestNames = [
  'session:load',
  'session:save',
  'session:clear',
  'file:save',
  'window:print',
  'place:now',
  'place:server',
  'place:folder',
  'place:backup',
  'place:pickFolder',
  'place:pickBackup',
  'place:change',
  'place:restore',
  'updates:now',
  'updates:check',
  'updates:fetch',
  'updates:atQuit',
  'updates:install',
  'place:retry',
] as const;
export type RequestName = (typeof requestNames)[number];

export const messageNames = ['page:listening', 'notice:show', 'unread:set', 'language:set'] as const;
export type MessageName = (typeof messageNames)[number];

/** Carries a port, so it goes by `postMessage`. */
export const PORT_CHANNEL = 'rpc:open';

/** From the main process to the page. */
export interface ToPage {
  'host:state': HostState;
  'ticket:open': string;
  'menu:action': MenuAction;
  'place:progress': PlaceProgress;
  'updates:changed': DesktopUpdates;
}
