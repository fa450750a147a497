/** A file of the source while it is read. */
export interface OpenedFile {
  /** Where what comes begins: what was asked for, or 0 where a source cannot begin in the middle. */
  readonly from: number;
  /** Bytes of the whole file, where the source says so. */
  readonly total: number | null;
  readonly chunks: AsyncIterator<Uint8Array>;
  /** Lets go of it, also in the middle. */
  close(): void;
}

export interface UpdateSource {
  /**
   * @param name a bare name, checked before
   * @param signal aborted when nobody waits for it any more
   * @throws {UpdateRefused}
   */
  open(name: string, from: number, signal: AbortSignal): Promise<OpenedFile>;
}
