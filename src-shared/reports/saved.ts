import { z } from 'zod';
import { id, instant, line, ref, version } from '../rpc/fields.ts';
import { ROLES } from '../rpc/permissions.ts';
import { reportPeriod } from './source.ts';
import { reportSpec } from './spec.ts';

/** Roles that can make reports, hence be given one. */
export const SHARED_ROLES = ROLES.filter((role) => role !== 'requester');

/** What somebody who saves a report says of it. */
export const savedFields = {
  name: line(120),
  spec: reportSpec,
  /** Left open: this month. */
  period: reportPeriod.nullable().default(null),
  /** Everybody who holds one of these roles finds it, with the data that they themselves may see. */
  sharedWith: z
    .array(z.enum(ROLES).exclude(['requester']))
    .max(SHARED_ROLES.length)
    .default([]),
};

export const savedRow = z.object({
  id,
  name: z.string(),
  owner: ref,
  sharedWith: z.array(z.enum(ROLES)),
  period: reportPeriod.nullable(),
  isArchived: z.boolean(),
  updatedAt: instant,
  /** Owner or administrator: may rename, change, share and archive it. */
  mayEdit: z.boolean(),
  version,
});
export type SavedRow = z.infer<typeof savedRow>;

export const savedReport = savedRow.extend({ spec: reportSpec });
export type SavedReport = z.infer<typeof savedReport>;
