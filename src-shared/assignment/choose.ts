import { z } from 'zod';
import { toIso, toIsoOrNull } from '../kernel/time.ts';

/** Why a technician was left out, in the order in which it is told. */
export const EXCLUSIONS = ['disabled', 'offShift', 'absent', 'noSkill', 'atLimit', 'handedBack'] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

/**
 * What set the chosen one apart from the runner-up: nobody else could, the lowest load, the fewest tickets this
 * week, the longest time since the last assignment, or (all equal) the id.
 */
export const TIE_BREAKS = ['only', 'load', 'week', 'longestSince', 'id'] as const;
export type TieBreak = (typeof TIE_BREAKS)[number];

/** The facts about a technician at the moment of choosing. */
export interface Candidate {
  readonly id: number;
  readonly name: string;
  readonly enabled: boolean;
  /** Within working hours of their own calendar. */
  readonly onShift: boolean;
  readonly absent: boolean;
  readonly skills: readonly number[];
  /** Active tickets: what the limit counts. */
  readonly active: number;
  /** What the order goes by: the active tickets, or the sum of their weights. */
  readonly load: number;
  /** Tickets received in the present ISO week. */
  readonly assignedThisWeek: number;
  readonly lastAssignedAt: number | null;
  /** Their own limit; null: the general one. */
  readonly limit: number | null;
  /** They put this very ticket back: it does not return to them by itself. */
  readonly handedBack?: boolean;
}

/** Stored with every assignment and shown in plain words: who was weighed, who was left out and why. */
export const assignmentExplanation = z.object({
  at: z.iso.datetime(),
  requiredSkillId: z.number().int().nullable(),
  limit: z.number().int(),
  chosenId: z.number().int().nullable(),
  decidedBy: z.enum(TIE_BREAKS).nullable(),
  /** The best first; after them those left out, by id. */
  candidates: z.array(
    z.object({
      id: z.number().int(),
      name: z.string(),
      load: z.number(),
      active: z.number().int(),
      limit: z.number().int(),
      assignedThisWeek: z.number().int(),
      lastAssignedAt: z.iso.datetime().nullable(),
      excluded: z.array(z.enum(EXCLUSIONS)),
    }),
  ),
});
export type AssignmentExplanation = z.infer<typeof assignmentExplanation>;

interface Situation {
  readonly candidates: readonly Candidate[];
  /** Active tickets at which a technician gets no more. */
  readonly limit: number;
  /** The skill that the service asks for. */
  readonly requiredSkillId: number | null;
  readonly now: number;
}

/** Who was chosen, and everything that led to it. */
export interface Choice {
  readonly at: number;
  readonly limit: number;
  readonly requiredSkillId: number | null;
  readonly chosenId: number | null;
  readonly decidedBy: TieBreak | null;
  /** The best first; after them those left out, by id. */
  readonly ranked: readonly { readonly candidate: Candidate; readonly excluded: readonly Exclusion[] }[];
}

/**
 * Who gets the ticket: the eligible technician with the lowest load, then the fewest assigned in this ISO week, then
 * the longest since the last assignment (never: longest of all), then the lowest id. Null when nobody is eligible.
 * The order of the candidates does not matter.
 */
export function choose(situation: Situation): Choice {
  const { candidates, limit, requiredSkillId, now } = situation;
  const weighed = candidates.map((candidate) => ({
    candidate,
    excluded: exclusionsOf(candidate, limit, requiredSkillId),
  }));
  const eligible = weighed
    .filter((w) => w.excluded.length === 0)
    .sort((a, b) => compare(a.candidate, b.candidate));
  const leftOut = weighed
    .filter((w) => w.excluded.length > 0)
    .sort((a, b) => a.candidate.id - b.candidate.id);
  const [best, runnerUp] = eligible;
  return {
    at: now,
    limit,
    requiredSkillId,
    chosenId: best?.candidate.id ?? null,
    decidedBy: best === undefined ? null : decidedBy(best.candidate, runnerUp?.candidate),
    ranked: [...eligible, ...leftOut],
  };
}

/** The choice as it is shown. */
export function explanationOf({ at, ranked, ...choice }: Choice): AssignmentExplanation {
  return {
    ...choice,
    at: toIso(at),
    candidates: ranked.map(({ candidate, excluded }) => ({
      id: candidate.id,
      name: candidate.name,
      load: candidate.load,
      active: candidate.active,
      limit: candidate.limit ?? choice.limit,
      assignedThisWeek: candidate.assignedThisWeek,
      lastAssignedAt: toIsoOrNull(candidate.lastAssignedAt),
      excluded: [...excluded],
    })),
  };
}

function exclusionsOf(candidate: Candidate, limit: number, requiredSkillId: number | null): Exclusion[] {
  const reasons: Exclusion[] = [];
  if (!candidate.enabled) reasons.push('disabled');
  if (!candidate.onShift) reasons.push('offShift');
  if (candidate.absent) reasons.push('absent');
  if (requiredSkillId !== null && !candidate.skills.includes(requiredSkillId)) reasons.push('noSkill');
  if (candidate.active >= (candidate.limit ?? limit)) reasons.push('atLimit');
  if (candidate.handedBack === true) reasons.push('handedBack');
  return reasons;
}

/** Each rule compares two candidates; the first that tells them apart decides. */
const RULES: readonly [TieBreak, (a: Candidate, b: Candidate) => number][] = [
  ['load', (a, b) => a.load - b.load],
  ['week', (a, b) => a.assignedThisWeek - b.assignedThisWeek],
  ['longestSince', (a, b) => sinceAlways(a) - sinceAlways(b)],
  ['id', (a, b) => a.id - b.id],
];

function compare(a: Candidate, b: Candidate): number {
  for (const [, rule] of RULES) {
    const difference = rule(a, b);
    if (difference !== 0) return difference;
  }
  return 0;
}

function decidedBy(best: Candidate, runnerUp: Candidate | undefined): TieBreak {
  if (runnerUp === undefined) return 'only';
  return RULES.find(([, rule]) => rule(best, runnerUp) !== 0)?.[0] ?? 'id';
}

/** Somebody who never got a ticket has waited longest; a number, because two infinities have no difference. */
function sinceAlways(candidate: Candidate): number {
  return candidate.lastAssignedAt ?? Number.MIN_SAFE_INTEGER;
}
