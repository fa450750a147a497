import type { Ref } from '#shared/rpc/fields.ts';
import type { SignerInput } from '#shared/signing/issued.ts';

/** A line as it is being written. */
export interface Line {
  readonly key: number;
  readonly role: string;
  readonly person: Ref | null;
  readonly name: string;
  readonly post: string;
}

export function newLine(lines: readonly Line[], role: string): Line {
  const key = Math.max(0, ...lines.map((line) => line.key)) + 1;
  return { key, role, person: null, name: '', post: '' };
}

/** Which fields are missing, by the line's key. */
export function missingIn(lines: readonly Line[]): ReadonlyMap<number, readonly ('role' | 'name')[]> {
  const missing = new Map<number, ('role' | 'name')[]>();
  for (const { key, role, name } of lines) {
    const fields = [
      ...(role.trim() === '' ? (['role'] as const) : []),
      ...(name.trim() === '' ? (['name'] as const) : []),
    ];
    if (fields.length > 0) missing.set(key, fields);
  }
  return missing;
}

export function toSigners(lines: readonly Line[]): SignerInput[] {
  return lines.map(({ role, person, name, post }) => ({
    role: role.trim(),
    name: name.trim(),
    post: post.trim(),
    ...(person === null ? {} : { personId: person.id }),
  }));
}
