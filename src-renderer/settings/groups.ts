import type { SettingGroup } from '#shared/settings/contract.ts';

/** The groups of settings, in the order of the tabs. */
export const SHOWN_GROUPS = [
  'institution',
  'assignment',
  'tickets',
  'idle',
  'delays',
  'inventory',
  'printing',
  'attachments',
  'security',
] as const satisfies readonly SettingGroup[];
