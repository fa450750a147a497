import type { Role } from '#shared/rpc/permissions.ts';
import type { Auditor } from '../audit/auditedWrite.ts';
import type { InstallationKeys } from '../audit/keys.ts';
import type { Database } from '../db/open.ts';
import type { FileStore } from '../files/fileStore.ts';
import type { LiveHub } from '../live/hub.ts';
import type { RefusedCall } from './logs.ts';
import type { StandingWatch } from './standing.ts';

export interface DemoAccount {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
}

/** The certificate that others see when they connect; `isOwn` when the program made it itself. */
export interface ServedCertificate {
  readonly fingerprint: string;
  /** UTC ms. */
  readonly validTo: number;
  readonly isOwn: boolean;
}

/** Everything that outlives a call; made once by `openServiceHost` and handed to handlers in their context. */
export interface Host {
  readonly db: Database;
  readonly auditor: Auditor;
  readonly keys: InstallationKeys;
  readonly hub: LiveHub;
  readonly files: FileStore;
  readonly standing: StandingWatch;
  readonly dataDir: string;
  readonly profileDir: string;
  readonly version: string;
  /** UTC ms. */
  readonly clock: () => number;
  /** Told of faults that no caller can mend; gets a reference that the caller was given. */
  readonly report: (reference: string, fault: unknown) => void;
  /** Told of calls that were refused for want of a right, or because there were too many. */
  readonly refused?: (call: RefusedCall) => void;
  /** The accounts of a sample institution, for its sign-in page; null anywhere else. */
  readonly demoAccounts: readonly DemoAccount[] | null;
  /** What a first start reachable from elsewhere asks for; null where the machine itself is enough. */
  readonly setupCode: string | null;
  /** What the transport tells of itself; null where nothing is encrypted. Changes when a certificate is renewed. */
  readonly served: { certificate: ServedCertificate | null };
}
