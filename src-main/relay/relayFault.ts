import type { PlaceProblem, PlaceRefusal } from '#shared/place/place.ts';

type ServerProblem = Extract<
  PlaceProblem,
  'unreachable' | 'notSoporte' | 'otherCertificate' | 'notEncrypted' | 'newer' | 'olderServer'
>;

/** Why a server cannot be spoken to; the message is one English sentence for the log. */
export class RelayFault extends Error {
  override readonly name = 'RelayFault';
  readonly problem: ServerProblem;

  constructor(problem: ServerProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.problem = problem;
  }

  get refusal(): PlaceRefusal {
    return { ok: false, problem: this.problem, detail: this.message };
  }
}

/** Whether asking again by itself may help. A certificate or a version does not change back; somebody has to look. */
export function mayPass({ problem }: RelayFault): boolean {
  return problem === 'unreachable' || problem === 'notSoporte';
}
