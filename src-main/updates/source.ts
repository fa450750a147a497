import { isAddress } from '#shared/updates/settings.ts';
import { addressSource } from './addressSource.ts';
import { folderSource } from './folderSource.ts';
import type { OpenedFile, UpdateSource } from './opened.ts';
import { UpdateRefused } from './refused.ts';

export interface SourceLimits {
  /** How long a source may say nothing. */
  readonly idleMs: number;
  /** How long one file may take in all. */
  readonly manifestMs: number;
  readonly installerMs: number;
  /** Certificates (PEM) that are trusted instead of the system's; tests only. */
  readonly authorities?: readonly string[];
}

export const usualLimits: SourceLimits = { idleMs: 20_000, manifestMs: 60_000, installerMs: 4 * 3_600_000 };

export function openSource(source: string, { authorities }: SourceLimits): UpdateSource {
  return isAddress(source) ? addressSource(source, authorities) : folderSource(source);
}

/** What `step` gives, or a refusal after `ms`: a share that hangs never answers by itself. */
export async function inTime<T>(step: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new UpdateRefused('hangs', `The source said nothing for ${ms} ms.`)), ms);
  });
  try {
    return await Promise.race([step, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Opens a file and hands it to `use`, with a way to get its pieces, each within its time and all of them within
 * `totalMs`; whatever happens, it is let go of.
 *
 * @throws {UpdateRefused}
 */
export async function withFile<T>(
  source: UpdateSource,
  { name, from }: { readonly name: string; readonly from: number },
  { idleMs, totalMs }: { readonly idleMs: number; readonly totalMs: number },
  use: (opened: OpenedFile, pieces: () => AsyncGenerator<Uint8Array, void>) => Promise<T>,
): Promise<T> {
  const ending = new AbortController();
  const giveUpAt = performance.now() + totalMs;
  const opening = source.open(name, from, ending.signal);
  try {
    const opened = await inTime(opening, idleMs);
    return await use(opened, async function* () {
      for (;;) {
        const left = Math.max(1, giveUpAt - performance.now());
        const next = await inTime(opened.chunks.next(), Math.min(idleMs, left));
        if (next.done === true) return;
        yield next.value;
      }
    });
  } finally {
    ending.abort();
    // Also one that opens after nobody waits for it any more.
    opening.then(
      (opened) => opened.close(),
      () => undefined,
    );
  }
}

/** A file of at most `most` bytes, which are counted: what a source says of itself is not believed. @throws {UpdateRefused} */
export function readSmall(
  source: UpdateSource,
  name: string,
  most: number,
  { idleMs, manifestMs }: SourceLimits,
): Promise<Uint8Array> {
  const tooLarge = () => new UpdateRefused('tooLarge', `${name} is larger than ${most} bytes.`);
  return withFile(source, { name, from: 0 }, { idleMs, totalMs: manifestMs }, async ({ total }, pieces) => {
    if (total !== null && total > most) throw tooLarge();
    const parts: Uint8Array[] = [];
    let count = 0;
    for await (const piece of pieces()) {
      count += piece.byteLength;
      if (count > most) throw tooLarge();
      parts.push(piece);
    }
    return Buffer.concat(parts);
  });
}
