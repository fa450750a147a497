import type { Role } from '#shared/rpc/permissions.ts';
import type { TokenScope } from '#shared/sessions/tokenScope.ts';
import type { Trail } from '../audit/chain.ts';
import type { Origin } from '../audit/event.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import type { Host } from './host.ts';

/** Who calls. Before anybody has signed in it is `nobody`: id 0, no roles. */
export interface Actor {
  readonly id: number;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly areaId: number | null;
  readonly headsAreaIds: readonly number[];
  readonly language: 'es' | 'en' | 'pt';
  /** 0 for nobody. */
  readonly sessionId: number;
  readonly mustChangePassword: boolean;
  /** Their role demands a second factor and they have none: only the way to one is open. */
  readonly lacksSecondFactor?: boolean;
  /** Of a script's token: what it is for. A person at a screen has none. */
  readonly scope?: TokenScope | null;
}

export const nobody: Actor = {
  id: 0,
  name: '',
  roles: [],
  areaId: null,
  headsAreaIds: [],
  language: 'es',
  sessionId: 0,
  mustChangePassword: false,
};

/** One way in: a window's port, a socket, or a single HTTP request. A sign-in over it ties it to a session. */
export interface Connection {
  readonly origin: Origin;
  /** What the session list shows: program and system, never an address. */
  readonly device: string;
  /** Whom a sign-in limit counts: an address, or one constant for the local machine. */
  readonly address: string;
  token: string | null;
}

interface CallContext {
  readonly host: Host;
  readonly actor: Actor;
  readonly connection: Connection;
  /** When the call came in, UTC ms; rules get it from here and never read a clock. */
  readonly now: number;
}

/** What a query gets. */
export interface QueryContext extends CallContext {
  readonly db: ReadDb;
}

/** What a command gets: the one open transaction and the audit trail of it. */
export interface CommandContext extends CallContext {
  readonly tx: WriteTx;
  readonly trail: Trail;
}
