/** Something that happens to people, and how it is solved. `{…}` is filled in by chance: see `fillIn` in plan.ts. */
export interface Story {
  readonly title: string;
  readonly description: string;
  readonly solution: string;
  /** What the technician asks and the requester answers: the ticket waits in between. */
  readonly asks?: readonly [question: string, answer: string];
  /** What has to be waited for from a supplier. */
  readonly supplier?: string;
  readonly note?: string;
  /** Worked on at an agreed time. */
  readonly isAgreed?: boolean;
  readonly impact?: 'low' | 'medium' | 'high';
}

/** By the service's name in the starter catalogue. */
export type Stories = Readonly<Record<string, readonly Story[]>>;
