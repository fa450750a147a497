import { z } from 'zod';
import { INDICATORS } from '../indicators/indicator.ts';
import { id, instant, line, localDate, ref, text, version } from '../rpc/fields.ts';
import { GOAL_ROLES, GOAL_STATES } from './goal.ts';
import { MEASURES } from './measures.ts';
import { GOAL_PERIODS } from './periods.ts';

/** Whose work a goal measures, as it is asked for. */
export const scopeIn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('role'), role: z.enum(GOAL_ROLES) }),
  z.object({ kind: z.literal('worker'), technicianId: id }),
]);

/** As it is told: with the technician's name. */
export const scopeOut = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('role'), role: z.enum(GOAL_ROLES) }),
  z.object({ kind: z.literal('worker'), technicianId: id, technician: ref }),
]);

/** What makes a goal what it is. */
export const goalTerms = {
  measure: z.enum(MEASURES),
  scope: scopeIn,
  period: z.enum(GOAL_PERIODS),
  /** In the unit of the measure: a share from 0 to 1, seconds of working time, stars, tickets. */
  target: z.number().finite(),
  /** Local days; both belong to it. Without a last one it holds until it is ended. */
  from: localDate,
  to: localDate.nullable().default(null),
  /** Why, for whoever decides about it and whoever is measured by it. */
  note: text(1_000).nullable().default(null),
};

export const goal = z.object({
  ...goalTerms,
  id,
  scope: scopeOut,
  to: localDate.nullable(),
  note: z.string().nullable(),
  state: z.enum(GOAL_STATES),
  /** Its last day is over although nobody ended it. */
  isOver: z.boolean(),
  proposedBy: ref.nullable(),
  createdAt: instant,
  /** Who set, accepted, declined or ended it last, and with which words. */
  decidedBy: ref.nullable(),
  decidedAt: instant.nullable(),
  decision: z.string().nullable(),
  version,
});
export type Goal = z.infer<typeof goal>;

/**
 * `reached`: the target is met and nothing can undo it any more. `onTrack`, `atRisk`: the period runs, and the forecast
 * meets the target or does not. `missed`: the period is over and the target was not met. `noData`: nothing, or too
 * little, was measured.
 */
export const PROGRESS_STATES = ['reached', 'onTrack', 'atRisk', 'missed', 'noData'] as const;
export type ProgressState = (typeof PROGRESS_STATES)[number];

/** What the period will end with, in the unit of the measure; between `low` and `high` in four cases of five. */
export const forecast = z.object({ value: z.number(), low: z.number(), high: z.number() });

/** The list behind a figure: `indicators.tickets` with these has as many tickets as `cases`. */
const list = z.object({
  indicator: z.enum(INDICATORS),
  from: localDate,
  to: localDate,
  technicianId: id.nullable(),
  /** Of the balance: `2026-W48`. */
  week: z.string().nullable(),
});
export type FigureList = z.infer<typeof list>;

/** One who is measured by a goal, in the running period. */
export const progress = z.object({
  /** Null: the department as a whole. */
  technician: ref.nullable(),
  value: z.number().nullable(),
  /** Tickets behind it. */
  cases: z.number().int(),
  /** Share of the target that is achieved; 1 is all of it, more is better whatever the direction. */
  achievement: z.number().nullable(),
  state: z.enum(PROGRESS_STATES),
  /** Null while it is too early to say. */
  forecast: forecast.nullable(),
  list: list.nullable(),
});
export type Progress = z.infer<typeof progress>;

/** A goal with how it goes in the period that runs. */
export const goalProgress = z.object({
  goal,
  period: z.object({ step: z.string(), from: localDate, to: localDate }),
  /** Share of the period's working time that is over, from 0 to 1. */
  elapsed: z.number(),
  /** By name; empty where nobody is measured. */
  subjects: z.array(progress),
});
export type GoalProgress = z.infer<typeof goalProgress>;

/** One of the last twelve periods; the last one still runs. */
export const pastPeriod = z.object({
  step: z.string(),
  from: localDate,
  to: localDate,
  /** Whether the goal was in force then. */
  isOfGoal: z.boolean(),
  isRunning: z.boolean(),
  value: z.number().nullable(),
  cases: z.number().int(),
  achievement: z.number().nullable(),
  isMet: z.boolean().nullable(),
  list: list.nullable(),
});
export type PastPeriod = z.infer<typeof pastPeriod>;

export const reason = line(500);
