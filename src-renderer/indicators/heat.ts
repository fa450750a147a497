interface Arrival {
  readonly weekday: number;
  readonly hour: number;
  readonly count: number;
}

/** Days and hours of a heat map: the working week always, its ends and the night only where something came in. */
export function fieldsOf(arrivals: readonly Arrival[]): { weekdays: number[]; hours: number[] } {
  const lastDay = Math.max(5, ...arrivals.map(({ weekday }) => weekday));
  const firstHour = Math.min(8, ...arrivals.map(({ hour }) => hour));
  const lastHour = Math.max(18, ...arrivals.map(({ hour }) => hour));
  const range = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return { weekdays: range(1, lastDay), hours: range(firstHour, lastHour) };
}

/** The field in which most came in; null where nothing did. The first of several. */
export function busiest(arrivals: readonly Arrival[]): Arrival | null {
  return arrivals.reduce<Arrival | null>(
    (most, one) => (most === null || one.count > most.count ? one : most),
    null,
  );
}
