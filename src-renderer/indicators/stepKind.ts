import type { Step } from '#shared/indicators/fields.ts';

/** Of what kind a step is, by its name: what is on screen may still be that of the choice before. */
export function stepKind(step: string): Step {
  if (step.includes('W')) return 'week';
  if (step.length === 4) return 'year';
  return step.length === 7 ? 'month' : 'day';
}
