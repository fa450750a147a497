interface Sized {
  readonly name: string;
  readonly size: number;
  readonly lastModified: number;
}

/** What becomes of files added to those already there: kept, too large, or one too many; the same file counts once. */
export function sortOut<F extends Sized>(
  present: readonly F[],
  added: readonly F[],
  maxBytes: number,
  maxFiles: number,
): { kept: F[]; tooLarge: F[]; isTooMany: boolean } {
  const isSame = (a: F, b: F) => a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;
  const fresh = added.filter((file) => !present.some((other) => isSame(file, other)));
  const fitting = fresh.filter((file) => file.size <= maxBytes);
  const all = [...present, ...fitting];
  return {
    kept: all.slice(0, maxFiles),
    tooLarge: fresh.filter((file) => file.size > maxBytes),
    isTooMany: all.length > maxFiles,
  };
}

/** The files of a paste; a screenshot comes without a name worth keeping and gets one from the clock. */
export function filesIn(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].map((file) =>
    file.name === 'image.png' ? new File([file], `captura-${Date.now()}.png`, { type: file.type }) : file,
  );
}
