import { z } from 'zod';
import type { FileReader } from '../db/dialects/sqliteFile.ts';
import { type EventCore, eventHash, genesisHash } from './core.ts';
import { sha256 } from './digest.ts';
import type { Findings } from './report.ts';
import { RESTORED, restoredData } from './restored.ts';

const PAGE = 1_000;

interface StoredEvent extends EventCore {
  readonly hash: Uint8Array;
}

interface StoredText {
  readonly salt: Uint8Array | null;
  readonly text: string | null;
}

const touchedKeys = z.array(z.tuple([z.string(), z.number(), z.number().nullable()]));
const erasedData = z.object({ texts: z.array(z.number()) });

/** Where the chain really ends. */
export interface FoundEnd {
  readonly seq: number;
  readonly hash: Uint8Array;
  readonly epoch: number;
}

/** Follows the chain from its first event: no number missing, every hash right, epochs and texts accounted for. */
export async function verifyChain(
  reader: FileReader,
  databaseId: string,
  findings: Findings,
): Promise<FoundEnd> {
  const total = count(reader, 'SELECT count(*) AS n FROM events');
  const walk = new ChainWalk(reader, databaseId, findings);
  for (;;) {
    const page = reader.all<StoredEvent>(
      'SELECT * FROM events WHERE seq > ? ORDER BY seq LIMIT ?',
      walk.seq,
      PAGE,
    );
    for (const event of page) walk.step(event);
    await findings.progress('events', findings.counts.events, total);
    if (page.length < PAGE) break;
  }
  return walk.end();
}

class ChainWalk {
  seq = 0;
  readonly #reader: FileReader;
  readonly #findings: Findings;
  #hash: Uint8Array;
  #epoch = 1;
  #marks = 0;
  readonly #missingTexts = new Set<number>();

  constructor(reader: FileReader, databaseId: string, findings: Findings) {
    this.#reader = reader;
    this.#findings = findings;
    this.#hash = genesisHash(databaseId);
  }

  step(event: StoredEvent): void {
    const { seq } = event;
    this.#findings.counts.events++;
    const isNext = seq === this.seq + 1;
    if (!isNext) {
      const range = seq - this.seq === 2 ? `Event ${seq - 1} is` : `Events ${this.seq + 1} to ${seq - 1} are`;
      this.#findings.add('missingEvents', `${range} missing.`, { seq: this.seq + 1 });
    }
    const digests = this.#digestsOf(event);
    // After a gap there is nothing to reckon with; the gap itself is reported.
    if (isNext && (digests === null || !equal(eventHash(event, digests, this.#hash), event.hash))) {
      this.#findings.add('changedEvent', `Event ${seq} is not as it was written.`, { seq });
    }
    this.#checkEpoch(event);
    this.#checkText(event);
    if (event.action === 'erased') this.#acceptErased(event);
    this.seq = seq;
    this.#hash = event.hash;
    this.#epoch = event.epoch;
  }

  end(): FoundEnd {
    for (const seq of this.#missingTexts) {
      this.#findings.add('missingText', `The text of event ${seq} is missing and was never erased.`, { seq });
    }
    const marks = count(this.#reader, 'SELECT count(*) AS n FROM eventRows');
    if (marks > this.#marks) {
      this.#findings.add('changedEvent', `${marks - this.#marks} digests belong to no event.`);
    }
    return { seq: this.seq, hash: this.#hash, epoch: this.#epoch };
  }

  /** The digests of the rows an event touched, in their order; null when one is not there. */
  #digestsOf(event: StoredEvent): readonly (Uint8Array | null)[] | null {
    const touched = touchedKeys.safeParse(parseJson(event.touched));
    if (!touched.success) return null;
    const digests: (Uint8Array | null)[] = [];
    for (const [entity, id, version] of touched.data) {
      const mark = this.#reader.first<{ digest: Uint8Array | null; version: number | null }>(
        'SELECT digest, version FROM eventRows WHERE entity = ? AND entityId = ? AND seq = ?',
        entity,
        id,
        event.seq,
      );
      if (mark === undefined || mark.version !== version) return null;
      this.#marks++;
      digests.push(mark.digest);
    }
    return digests;
  }

  #checkEpoch(event: StoredEvent): void {
    const { seq, epoch } = event;
    if (epoch === this.#epoch && event.action !== RESTORED) return;
    const restored = restoredData.safeParse(parseJson(event.data));
    if (epoch > this.#epoch && event.action === RESTORED && restored.success && restored.data.epoch === epoch)
      return;
    this.#findings.add('wrongEpoch', `Event ${seq} says epoch ${epoch} after epoch ${this.#epoch}.`, { seq });
  }

  #checkText({ seq, textHash }: StoredEvent): void {
    const stored = this.#reader.first<StoredText>('SELECT salt, text FROM eventTexts WHERE seq = ?', seq);
    if (textHash === null) {
      if (stored !== undefined)
        this.#findings.add('changedText', `Event ${seq} was written without a text.`, { seq });
      return;
    }
    this.#findings.counts.texts++;
    if (stored === undefined || stored.salt === null || stored.text === null) {
      this.#missingTexts.add(seq);
    } else if (!equal(sha256(stored.salt, stored.text), textHash)) {
      this.#findings.add('changedText', `The text of event ${seq} is not the one that was written.`, { seq });
    }
  }

  #acceptErased(event: StoredEvent): void {
    const named = erasedData.safeParse(parseJson(event.data));
    for (const seq of named.data?.texts ?? []) this.#missingTexts.delete(seq);
  }
}

/** Parsed JSON, or null where it is none: a row that somebody edited may hold anything. */
export function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

export function count(reader: FileReader, sql: string, ...parameters: readonly unknown[]): number {
  return reader.first<{ n: number }>(sql, ...parameters)?.n ?? 0;
}
