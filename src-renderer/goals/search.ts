import { z } from 'zod';

/** Which goal stands open at the side; the period and filters of the other tabs go along untouched. */
export const goalSearch = z.looseObject({
  goal: z
    .union([z.number().int().positive(), z.literal('new')])
    .optional()
    .catch(undefined),
});
export type GoalSearch = z.infer<typeof goalSearch>;
