import { MAX_CALL_BYTES } from '#shared/rpc/limits.ts';

interface Sized {
  readonly name: string;
  readonly size: number;
  readonly lastModified: number;
}

/**
 * What becomes of files added to those already there: kept, too large, one too many, or more than goes in one call; the
 * same file counts once.
 */
export function sortOut<F extends Sized>(
  present: readonly F[],
  added: readonly F[],
  maxBytes: number,
  maxFiles: number,
  maxTogether: number = MAX_CALL_BYTES,
): { kept: F[]; tooLarge: F[]; isTooMany: boolean; isTooMuch: boolean } {
  const isSame = (a: F, b: F) => a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;
  const fresh = added.filter((file) => !present.some((other) => isSame(file, other)));
  const fitting = fresh.filter((file) => file.size <= maxBytes);
  const all = [...present, ...fitting];
  const few = all.slice(0, maxFiles);
  let bytes = 0;
  const past = few.findIndex((file) => {
    bytes += file.size;
    return bytes > maxTogether;
  });
  return {
    kept: past === -1 ? few : few.slice(0, past),
    tooLarge: fresh.filter((file) => file.size > maxBytes),
    isTooMany: all.length > maxFiles,
    isTooMuch: past !== -1,
  };
}

/** The files of a paste; a screenshot comes without a name worth keeping and gets one from the clock. */
export function filesIn(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].map((file) =>
    file.name === 'image.png' ? new File([file], `captura-${Date.now()}.png`, { type: file.type }) : file,
  );
}
