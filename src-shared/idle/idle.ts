import type { Span } from '../indicators/period.ts';

/** Why there was something to do: a ticket in hand, or one that waited and could have been taken. */
export type IdleReason = 'holding' | 'takeable';

/** A stretch of time in which there was something to do; `begun` and `ended` are the events that bound it, if known. */
export interface Occasion<E> extends Span {
  readonly reason: IdleReason;
  readonly begun: E | null;
  readonly ended: E | null;
}

/** Something that somebody was recorded to have done. UTC ms. */
export interface Act<E> {
  readonly at: number;
  readonly event: E;
}

export interface IdleInput<E> {
  /** What is looked at, UTC ms; nothing outside it counts. */
  readonly within: Span;
  /** On shift, absences taken out; in order, none overlaps another. */
  readonly shift: readonly Span[];
  readonly acts: readonly Act<E>[];
  readonly occasions: readonly Occasion<E>[];
  /** While they had so many tickets, none could be taken: spans in which each one counted, and the limit. */
  readonly load: readonly Span[];
  readonly limit: number;
  /** Stretches must be longer than this. */
  readonly thresholdSeconds: number;
}

/** One stretch without a recorded act. */
export interface IdleStretch<E> extends Span {
  /** Working seconds on shift within it; nights, days off and absences between its ends are none. */
  readonly seconds: number;
  readonly reasons: readonly IdleReason[];
  /** What was recorded last before it: their own act, or that which gave them something to do. */
  readonly since: E | null;
  /** What ended it: their next act, or that which left them nothing to do; null while it goes on, or at the end of `within`. */
  readonly until: E | null;
  /** Whether it reaches the end of `within`. */
  readonly isOpen: boolean;
}

interface Point<E> {
  readonly at: number;
  readonly acts: Act<E>[];
  readonly begins: Occasion<E>[];
  readonly ends: Occasion<E>[];
  shift: number;
  load: number;
}

/**
 * Idle time, "tiempo sin actividad registrada" (design, section 2): on-shift working time longer than a set number of minutes
 * with no recorded act while holding an active ticket not scheduled for later, or while one they could take was
 * waiting.
 *
 * The clock is working time: what is left of an afternoon and the next morning add up, the night between them does not
 * count. Any recorded act begins a new stretch, and so does time on shift with nothing to do. A stretch never begins
 * before `within`.
 */
export function idleStretches<E>(input: IdleInput<E>): IdleStretch<E>[] {
  const { within, limit, thresholdSeconds } = input;
  const found: IdleStretch<E>[] = [];
  const points = pointsOf(input);
  let [onShift, load] = [0, 0];
  const open = { holding: 0, takeable: 0 };
  let since: E | null = null;
  let lastEnded: E | null = null;
  let current: { from: number; to: number; ms: number; reasons: Set<IdleReason>; since: E | null } | null =
    null;

  const close = (until: E | null, isOpen: boolean) => {
    if (current !== null && current.ms > thresholdSeconds * 1_000) {
      const { from, to, ms, reasons, since: before } = current;
      found.push({
        from,
        to,
        seconds: ms / 1_000,
        reasons: [...reasons].sort(),
        since: before,
        until,
        isOpen,
      });
    }
    current = null;
  };

  for (const [index, point] of points.entries()) {
    const hadOccasion = open.holding + open.takeable > 0;
    for (const { reason } of point.begins) open[reason] += 1;
    for (const { reason, ended } of point.ends) {
      open[reason] -= 1;
      lastEnded = ended;
    }
    onShift += point.shift;
    load += point.load;
    const first = point.begins[0];
    if (!hadOccasion && first !== undefined) since = first.begun;
    const act = point.acts.at(-1);
    if (act !== undefined) {
      close(point.acts[0]?.event ?? null, false);
      since = act.event;
      lastEnded = null;
    }
    const next = points[index + 1];
    if (next === undefined || point.at >= within.to || onShift === 0) continue;
    const reasons: IdleReason[] = [];
    if (open.holding > 0) reasons.push('holding');
    if (open.takeable > 0 && load < limit) reasons.push('takeable');
    const from = Math.max(point.at, within.from);
    const to = Math.min(next.at, within.to);
    if (to <= from) continue;
    if (reasons.length === 0) {
      close(lastEnded, false);
      continue;
    }
    current ??= { from, to, ms: 0, reasons: new Set(), since };
    current.ms += to - from;
    current.to = to;
    for (const reason of reasons) current.reasons.add(reason);
  }
  close(null, true);
  return found;
}

/** Every instant at which something changes, in order. */
function pointsOf<E>({ within, shift, acts, occasions, load }: IdleInput<E>): Point<E>[] {
  const byInstant = new Map<number, Point<E>>();
  const point = (at: number): Point<E> => {
    const known = byInstant.get(at) ?? { at, acts: [], begins: [], ends: [], shift: 0, load: 0 };
    byInstant.set(at, known);
    return known;
  };
  point(within.to);
  for (const { from, to } of shift) {
    if (to <= from) continue;
    point(from).shift += 1;
    point(to).shift -= 1;
  }
  for (const { from, to } of load) {
    if (to <= from) continue;
    point(from).load += 1;
    point(to).load -= 1;
  }
  for (const occasion of occasions) {
    if (occasion.to <= occasion.from) continue;
    point(occasion.from).begins.push(occasion);
    point(occasion.to).ends.push(occasion);
  }
  for (const act of acts) point(act.at).acts.push(act);
  return [...byInstant.values()].sort((a, b) => a.at - b.at);
}
