import type { Permission } from '#shared/rpc/permissions.ts';
import { sessionAllows } from '../rpc/session.ts';

/** Thrown while a route is entered by somebody whose roles do not reach it. */
export class NoPermission extends Error {
  override readonly name = 'NoPermission';
}

/**
 * `beforeLoad: requires('tickets.seeAll')`: who may not call it sees the page that says so. The service checks all
 * the same; this only spares people a broken screen.
 */
export function requires(permission: Permission): () => void {
  return () => {
    if (!sessionAllows(permission)) throw new NoPermission(permission);
  };
}
