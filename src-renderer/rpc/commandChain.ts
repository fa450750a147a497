/**
 * Gives each thing that a person does one command id: pressing again after a lost connection sends the same command
 * (which then happens once at most), while other content or a settled outcome starts a new one.
 */
export function commandChain(makeId: () => string): {
  idFor(input: unknown): string;
  /** The open one may have been carried out: its answer never came. */
  doubt(): void;
  isInDoubt(): boolean;
  settled(): void;
} {
  let open: { id: string; content: string; isInDoubt: boolean } | null = null;
  return {
    idFor(input) {
      const content = fingerprint(input);
      if (open === null || open.content !== content) open = { id: makeId(), content, isInDoubt: false };
      return open.id;
    },
    doubt() {
      if (open !== null) open.isInDoubt = true;
    },
    isInDoubt() {
      return open?.isInDoubt === true;
    },
    settled() {
      open = null;
    },
  };
}

function fingerprint(input: unknown): string {
  return JSON.stringify(input, (_key, value: unknown) =>
    value instanceof File ? `${value.name}:${value.size}:${value.lastModified}` : value,
  );
}
