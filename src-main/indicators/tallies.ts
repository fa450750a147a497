import type { Duration, GroupRow, Rating, Share } from '#shared/indicators/fields.ts';
import type { NamedDates, Span } from '#shared/indicators/period.ts';
import { mean, summaryOf } from '#shared/indicators/statistics.ts';

/** Counts the parts of a whole. */
export class ShareTally {
  #met = 0;
  #of = 0;

  add(isMet: boolean): void {
    this.#of += 1;
    if (isMet) this.#met += 1;
  }

  share(): Share {
    return { met: this.#met, of: this.#of, share: this.#of === 0 ? null : this.#met / this.#of };
  }
}

/** Gathers measured seconds; what was not measured is left out. */
export class DurationTally {
  readonly #seconds: number[] = [];

  add(seconds: number | null): void {
    if (seconds !== null) this.#seconds.push(seconds);
  }

  duration(): Duration {
    return summaryOf(this.#seconds);
  }
}

export class RatingTally {
  readonly #given: number[] = [];

  add(stars: number | null): void {
    if (stars !== null) this.#given.push(stars);
  }

  rating(): Rating {
    const stars = [1, 2, 3, 4, 5].map((each) => this.#given.filter((given) => given === each).length);
    return { count: this.#given.length, mean: mean(this.#given), stars };
  }
}

/** What is told of each bar or slice. */
export class GroupTally {
  received = 0;
  resolved = 0;
  backlog = 0;
  readonly onTime = new ShareTally();
  readonly response = new DurationTally();
  readonly resolution = new DurationTally();

  row(): Omit<GroupRow, 'key' | 'name'> {
    const { received, resolved, backlog } = this;
    return {
      received,
      resolved,
      backlog,
      onTime: this.onTime.share(),
      response: this.response.duration(),
      resolution: this.resolution.duration(),
    };
  }
}

/** What is told of each step of a line. */
export class StepTally {
  received = 0;
  resolved = 0;
  closed = 0;
  cancelled = 0;
  readonly onTime = new ShareTally();
  readonly withinFirstPromise = new ShareTally();
  readonly response = new DurationTally();
  readonly resolution = new DurationTally();

  row() {
    const { received, resolved, closed, cancelled } = this;
    return {
      received,
      resolved,
      closed,
      cancelled,
      onTime: this.onTime.share(),
      withinFirstPromise: this.withinFirstPromise.share(),
      response: this.response.duration(),
      resolution: this.resolution.duration(),
    };
  }
}

/** The steps of a period in order, each found by an instant within it. */
export class Steps {
  readonly #starts: readonly number[];
  readonly #tallies: readonly { readonly dates: NamedDates; readonly tally: StepTally }[];

  constructor(steps: readonly { readonly dates: NamedDates; readonly span: Span }[]) {
    this.#starts = steps.map(({ span }) => span.from);
    this.#tallies = steps.map(({ dates }) => ({ dates, tally: new StepTally() }));
  }

  /** @throws {Error} for an instant before the first step: the population lies within the period */
  at(instant: number): StepTally {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= instant) low = middle;
      else high = middle - 1;
    }
    const found = this.#tallies[low];
    if (found === undefined) throw new Error('A period has no steps');
    return found.tally;
  }

  rows() {
    return this.#tallies.map(({ dates, tally }) => ({ ...dates, ...tally.row() }));
  }
}
