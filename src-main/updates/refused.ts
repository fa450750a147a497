import type { UpdateProblem, UpdateRefusal } from '#shared/updates/look.ts';

/** A source, a manifest or a file that is not followed; caught where a look or a fetch ends, never passed on as a fault. */
export class UpdateRefused extends Error {
  readonly problem: UpdateProblem;

  constructor(problem: UpdateProblem, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.name = 'UpdateRefused';
    this.problem = problem;
  }
}

/** Whatever went wrong as a refusal with its reason. */
export function refusalOf(error: unknown): UpdateRefusal {
  if (error instanceof UpdateRefused) return { problem: error.problem, detail: error.message };
  return { problem: 'failed', detail: error instanceof Error ? error.message : String(error) };
}
