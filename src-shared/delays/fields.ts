import { z } from 'zod';
import { id, instant, ref } from '../rpc/fields.ts';
import { priority } from '../sla/priority.ts';
import { ticketRow } from '../tickets/fields.ts';
import { BANDS } from './calibration.ts';
import { CLASS_KINDS } from './ladder.ts';
import { STUCK_KINDS } from './stuck.ts';

/** What the lists of delays are narrowed by. A technician gets their own tickets whatever they ask for. */
export const delaysFilter = z.object({
  technicianId: id.optional(),
  serviceId: id.optional(),
  areaId: id.optional(),
  priority: priority.optional(),
});
export type DelaysFilter = z.infer<typeof delaysFilter>;

const seconds = z.number().int();

/** The tickets that a prediction was taken from. */
export const caseClass = z.object({
  kind: z.enum(CLASS_KINDS),
  service: ref.nullable(),
  technician: ref.nullable(),
  priority: priority.nullable(),
  /** How many cases it holds, and how many of those are open themselves: they count for as long as they have been. */
  cases: z.number().int(),
  casesOpen: z.number().int(),
  /** How many of them took longer than this ticket has taken so far: the prediction is made from these. */
  casesLeft: z.number().int(),
  /** After which half of its cases were solved, working seconds. */
  typicalSeconds: seconds,
});
export type CaseClass = z.infer<typeof caseClass>;

/**
 * From when to when, and most likely about when; 80 % of the cases ended between `earliest` and `latest`, which is
 * null where too many like it are open for anybody to know.
 */
const range = <T extends z.ZodType>(of: T) => z.object({ earliest: of, median: of, latest: of.nullable() });

export const forecast = z.object({
  kind: z.literal('predicted'),
  /** Of when it was made. */
  at: instant,
  class: caseClass,
  /** Working time that its resolution clock ran since it was first assigned. */
  usedSeconds: seconds,
  /** Working time that is still to come. */
  leftSeconds: range(seconds),
  /** As instants of its calendar; null while its clock stands still (it waits). */
  finish: range(instant).nullable(),
  /** Working time left until it is due, negative when past; null where nothing was promised. */
  dueInSeconds: seconds.nullable(),
  /** Odds of being late, 0 to 1; null where nothing was promised. */
  lateOdds: z.number().min(0).max(1).nullable(),
  /** Active tickets of the same technician that are due before this one. Said, not reckoned with. */
  ahead: z.number().int(),
});
export type Forecast = z.infer<typeof forecast>;

/** Why nothing is predicted: too few solved ones like it, it has outlasted what is known of them, or nobody has it. */
export const UNPREDICTED = ['tooFewCases', 'outlasted', 'notAssigned'] as const;

export const forecastAnswer = z.discriminatedUnion('kind', [
  forecast,
  z.object({
    kind: z.literal('none'),
    reason: z.enum(UNPREDICTED),
    /** Cases in the widest class, and how many are needed. */
    cases: z.number().int(),
    needed: z.number().int(),
  }),
]);
export type ForecastAnswer = z.infer<typeof forecastAnswer>;

export const RISK_REASONS = ['timeUsed', 'predictedLate'] as const;
export type RiskReason = (typeof RISK_REASONS)[number];

export const atRiskRow = z.object({
  ticket: ticketRow,
  reasons: z.array(z.enum(RISK_REASONS)).min(1),
  /** Share of the promised time that is used, 0 to 1 and above. */
  usedShare: z.number().nullable(),
  forecast: forecast.nullable(),
});
export type AtRiskRow = z.infer<typeof atRiskRow>;

export const stuckRow = z.object({
  ticket: ticketRow,
  kind: z.enum(STUCK_KINDS),
  /** Since when nobody did anything. */
  since: instant,
  /** Working time of its own calendar since then. */
  idleSeconds: seconds,
  /** What a person did last; null where nobody ever did anything. */
  lastAct: z.object({ action: z.string(), at: instant, by: ref.nullable() }).nullable(),
});
export type StuckRow = z.infer<typeof stuckRow>;

export const finishRow = z.object({ ticket: ticketRow, forecast });
export type FinishRow = z.infer<typeof finishRow>;

/** When a prediction is kept: at the first assignment, and when the ticket first counts as at risk. */
export const MOMENTS = ['assigned', 'atRisk'] as const;
export type Moment = (typeof MOMENTS)[number];

export const band = z.object({
  /** 0 is 0 to 10 %, 9 is 90 to 100 %. */
  band: z
    .number()
    .int()
    .min(0)
    .max(BANDS - 1),
  count: z.number().int(),
  late: z.number().int(),
  /** Mean of what was predicted in the band. */
  predicted: z.number().nullable(),
  /** Share that was late. */
  happened: z.number().nullable(),
});

export const calibration = z.object({
  /** Predictions of odds whose ticket was solved. */
  count: z.number().int(),
  late: z.number().int(),
  bands: z.array(band).length(BANDS),
  /** Mean squared difference of odds and outcome: 0 is perfect; null with too few cases. */
  brier: z.number().nullable(),
  /** The same for somebody who always says the share that was late: what the prediction has to beat. */
  brierOfBase: z.number().nullable(),
  /** Of the predicted ranges, how many held what happened; 0.8 is promised. */
  coverage: z.object({ met: z.number().int(), of: z.number().int(), share: z.number().nullable() }),
});
export type Calibration = z.infer<typeof calibration>;

export const recordedRow = z.object({
  ticket: ticketRow,
  moment: z.enum(MOMENTS),
  madeAt: instant,
  lateOdds: z.number().nullable(),
  /** Working seconds from first assignment to the solution. */
  predictedSeconds: range(seconds),
  tookSeconds: seconds,
  wasLate: z.boolean(),
});
export type RecordedRow = z.infer<typeof recordedRow>;
