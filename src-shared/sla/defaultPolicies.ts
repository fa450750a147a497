import type { Priority } from './priority.ts';

/**
 * What a new institution promises until somebody changes it, in working minutes: customary steps of service desks, a
 * day being eight working hours.
 */
export const DEFAULT_POLICIES: Readonly<
  Record<Priority, { readonly firstResponseMinutes: number; readonly resolutionMinutes: number }>
> = {
  critical: { firstResponseMinutes: 30, resolutionMinutes: 240 },
  high: { firstResponseMinutes: 60, resolutionMinutes: 480 },
  medium: { firstResponseMinutes: 240, resolutionMinutes: 1_440 },
  low: { firstResponseMinutes: 480, resolutionMinutes: 2_400 },
};
