import { sha256 } from './digest.ts';
import type { Origin } from './event.ts';

/** The stored text of an event: everything that its hash covers besides the digests of rows and of personal text. */
export interface EventCore {
  readonly seq: number;
  readonly epoch: number;
  readonly at: number;
  readonly recordedAt: number;
  readonly actorId: number | null;
  readonly origin: Origin;
  readonly action: string;
  readonly entity: string;
  readonly entityId: number;
  readonly version: number | null;
  /** JSON exactly as stored. */
  readonly touched: string;
  /** JSON exactly as stored. */
  readonly data: string | null;
  readonly textHash: Uint8Array | null;
}

/** The hash before the first event ties the chain to its database. */
export function genesisHash(databaseId: string): Uint8Array {
  return sha256(`soporte audit chain of ${databaseId}`);
}

/**
 * Hash of an event: SHA-256 of its core, the digests of the rows it left (in the order of `touched`; null where it
 * only speaks of one) and the hash of the event before.
 */
export function eventHash(
  core: EventCore,
  digests: readonly (Uint8Array | null)[],
  previous: Uint8Array,
): Uint8Array {
  const text = JSON.stringify([
    core.seq,
    core.epoch,
    core.at,
    core.recordedAt,
    core.actorId,
    core.origin,
    core.action,
    core.entity,
    core.entityId,
    core.version,
    core.touched,
    core.data,
    hex(core.textHash),
    digests.map(hex),
  ]);
  return sha256(text, previous);
}

/** Where the chain ended, as the installation that wrote it signed it. */
export interface Head {
  readonly seq: number;
  readonly hash: Uint8Array;
  readonly epoch: number;
  /** Last folio of each series, `{"SB-2026": 123}`. */
  readonly folios: Readonly<Record<string, number>>;
}

/** What an installation signs with its key after each transaction. */
export function headMessage(databaseId: string, keyId: string, head: Head): Buffer {
  const { epoch, seq, hash, folios } = head;
  const series = Object.entries(folios).sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.from(JSON.stringify(['soporte head', databaseId, keyId, epoch, seq, hex(hash), series]));
}

/** What a trusted installation signs to vouch for the key of another. */
export function endorsementMessage(databaseId: string, keyId: string, publicKey: Uint8Array): Buffer {
  return Buffer.from(JSON.stringify(['soporte key', databaseId, keyId, hex(publicKey)]));
}

function hex(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : Buffer.from(bytes).toString('hex');
}
