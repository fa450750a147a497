import { z } from 'zod';
import {
  type AssignmentExplanation,
  type Choice,
  EXCLUSIONS,
  TIE_BREAKS,
} from '#shared/assignment/choose.ts';
import { toIso, toIsoOrNull } from '#shared/kernel/time.ts';

/**
 * The stored form of an explanation: positions instead of names, so that a million tickets with ten candidates each
 * stay small. Names are looked up when it is shown. Excluded reasons are a bit each, in the order of EXCLUSIONS.
 */
const stored = z.object({
  at: z.number(),
  skill: z.number().nullable(),
  limit: z.number(),
  chosen: z.number().nullable(),
  by: z.enum(TIE_BREAKS).nullable(),
  /** id, load, active, limit, assigned this week, last assigned at (ms or null), excluded bits */
  who: z.array(
    z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number().nullable(), z.number()]),
  ),
});

export function packExplanation(choice: Choice): string {
  const packed: z.infer<typeof stored> = {
    at: choice.at,
    skill: choice.requiredSkillId,
    limit: choice.limit,
    chosen: choice.chosenId,
    by: choice.decidedBy,
    who: choice.ranked.map(({ candidate, excluded }) => [
      candidate.id,
      candidate.load,
      candidate.active,
      candidate.limit ?? choice.limit,
      candidate.assignedThisWeek,
      candidate.lastAssignedAt,
      EXCLUSIONS.reduce((bits, reason, i) => bits | (excluded.includes(reason) ? 1 << i : 0), 0),
    ]),
  };
  return JSON.stringify(packed);
}

export function unpackExplanation(text: string, nameOf: (id: number) => string): AssignmentExplanation {
  const packed = stored.parse(JSON.parse(text));
  return {
    at: toIso(packed.at),
    requiredSkillId: packed.skill,
    limit: packed.limit,
    chosenId: packed.chosen,
    decidedBy: packed.by,
    candidates: packed.who.map(([id, load, active, limit, assignedThisWeek, last, bits]) => ({
      id,
      name: nameOf(id),
      load,
      active,
      limit,
      assignedThisWeek,
      lastAssignedAt: toIsoOrNull(last),
      excluded: EXCLUSIONS.filter((_, i) => (bits & (1 << i)) !== 0),
    })),
  };
}
