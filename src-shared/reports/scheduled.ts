import { z } from 'zod';
import { LANGUAGES } from '../people/contract.ts';
import { id, instant, line, ref, version } from '../rpc/fields.ts';
import { frequency } from './schedule.ts';
import { REPORT_FORMATS, reportRequest } from './source.ts';

/** What somebody says of a report that makes itself. */
export const scheduleFields = {
  /** Names the files too: `name 2026-11-24.pdf`. */
  name: line(120),
  request: reportRequest,
  format: z.enum(REPORT_FORMATS),
  frequency,
  /** Absolute, on the machine that runs the jobs: in server mode the server's. */
  folder: line(1_000),
  language: z.enum(LANGUAGES),
};

/** `due` waits for its time, `running` is being made, `paused` waits for somebody to let it go on. */
export const SCHEDULE_STATES = ['due', 'running', 'paused'] as const;

/** How the last run ended; `failed` tells why in `lastError`. */
export const RUN_OUTCOMES = ['written', 'failed'] as const;

/**
 * Why no file was written. `folderMissing`, `folderNotWritable`: the folder is not there, or nothing can be written into
 * it; `refused`: whoever it belongs to may not see it (any more), or it is gone; `disabled`: they are; `broken`: a fault
 * of the program, told in its log; `interrupted`: the program ended while it was made.
 */
export const RUN_FAULTS = [
  'folderMissing',
  'folderNotWritable',
  'refused',
  'disabled',
  'broken',
  'interrupted',
] as const;
export type RunFault = (typeof RUN_FAULTS)[number];

export const reportSchedule = z.object({
  id,
  ...scheduleFields,
  owner: ref,
  /** What it makes, in the caller's language: the name of the saved report, or the kind of the product's own. */
  reportName: z.string().nullable(),
  state: z.enum(SCHEDULE_STATES),
  /** Null while it is paused. */
  nextRunAt: instant.nullable(),
  lastRunAt: instant.nullable(),
  lastOutcome: z.enum(RUN_OUTCOMES).nullable(),
  lastError: z.enum(RUN_FAULTS).nullable(),
  /** Name of the file that the last good run wrote. */
  lastFile: z.string().nullable(),
  /** Failures in a row; the third ends the tries until its next time. */
  attempts: z.number().int(),
  version,
});
export type ReportSchedule = z.infer<typeof reportSchedule>;
