import { DAY, HOUR, toIso } from '#shared/kernel/time.ts';

/** How long one may mute something, in few words. */
export const MUTE_SPANS = ['hour', 'day', 'week', 'always'] as const;
export type MuteSpan = (typeof MUTE_SPANS)[number];

const LENGTHS: Readonly<Record<MuteSpan, number | null>> = {
  hour: HOUR,
  day: DAY,
  week: 7 * DAY,
  always: null,
};

/** Until when, as the contract has it; null is for good. */
export function mutedUntil(span: MuteSpan, now: number): string | null {
  const length = LENGTHS[span];
  return length === null ? null : toIso(now + length);
}
