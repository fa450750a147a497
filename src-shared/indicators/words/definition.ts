import type { Clock, IndicatorKey, Part } from '../indicator.ts';

/** What people read about an indicator: on screen, on its page of definitions, and under a printed report. */
export interface Definition {
  readonly name: string;
  readonly purpose: string;
  /** Which tickets it looks at. */
  readonly population: string;
  readonly formula: string;
}

export interface IndicatorWords {
  readonly definition: Readonly<Record<IndicatorKey, Definition>>;
  readonly clock: Readonly<Record<Clock, string>>;
  readonly part: Readonly<Record<Part, string>>;
}
