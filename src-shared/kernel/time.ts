/** Durations in milliseconds. Every instant inside the product is UTC milliseconds since 1970. */
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The wire form of an instant: ISO 8601, UTC. */
export function toIso(at: number): string {
  return new Date(at).toISOString();
}

/** `toIso` that lets an absent instant through. */
export function toIsoOrNull(at: number | null): string | null {
  return at === null ? null : toIso(at);
}

/** Milliseconds of an ISO instant that zod has already accepted. */
export function fromIso(iso: string): number {
  return Date.parse(iso);
}
