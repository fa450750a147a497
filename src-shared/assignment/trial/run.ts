import { isoWeek } from '../../calendars/localTime.ts';
import { DEFAULT_AT_RISK_PERCENT, promise } from '../../sla/deadline.ts';
import { DEFAULT_POLICIES } from '../../sla/defaultPolicies.ts';
import { choose } from '../choose.ts';
import { drainOrder } from '../drainOrder.ts';
import type { Demand, Setting } from './demand.ts';
import { EventQueue } from './eventQueue.ts';
import type { Random } from './random.ts';

/** What became of a request; instants in UTC ms. */
export interface Outcome {
  readonly createdAt: number;
  readonly assignedAt: number;
  readonly technician: number;
  readonly solvedAt: number;
  /** The resolution time given at creation. */
  readonly firstPromiseAt: number;
}

/**
 * `acquaintance`: how it was before. A requester asks whom they know (else anybody), nobody sees how much others have,
 * and each technician takes up next whatever comes to mind. `balanced`: the product's rules, word for word: `choose`
 * under the limit, `drainOrder` for the queue; and each technician works on what is due first.
 */
export type WayOfWorking =
  | { readonly kind: 'acquaintance'; readonly random: Random }
  | { readonly kind: 'balanced'; readonly limit: number };

/** Four of five who need help write to somebody they know; chosen with the demand (demand.ts), by the figures of before. */
const KNOWN_SHARE = 0.8;

interface Job {
  readonly id: number;
  readonly demand: Demand;
  readonly firstPromiseAt: number;
  /** When it was asked for, and the most urgent instant that the queue goes by. */
  dueAt: number;
  assignedAt: number;
  technician: number;
  /** Working seconds still to be done before the next stop. */
  left: number;
  hasWaited: boolean;
}

interface Technician {
  readonly id: number;
  readonly open: Job[];
  current: Job | null;
  lastAssignedAt: number | null;
  week: string;
  assignedThisWeek: number;
}

/** Plays a setting through until every request is solved, by one of the two ways of working. */
export function runTrial(setting: Setting, way: WayOfWorking): Outcome[] {
  const { calendar, absences } = setting;
  const technicians = absences.map(
    (_, id): Technician => ({
      id,
      open: [],
      current: null,
      lastAssignedAt: null,
      week: '',
      assignedThisWeek: 0,
    }),
  );
  const waiting: Job[] = [];
  const outcomes: Outcome[] = [];
  const events = new EventQueue();
  let nextLook = 0;
  const isAbsent = (id: number, at: number) =>
    absences[id]?.some(([from, to]) => at >= from && at < to) ?? false;

  for (const [id, demand] of setting.demands.entries()) {
    events.push(demand.at, () => arrive(jobOf(id, demand), demand.at));
  }
  // Whoever comes back from a day off may get what waits.
  for (const spans of absences) for (const [, to] of spans) events.push(to, () => drain(to));
  events.run();
  return outcomes;

  function jobOf(id: number, demand: Demand): Job {
    const policy = { ...DEFAULT_POLICIES[demand.priority], atRiskPercent: DEFAULT_AT_RISK_PERCENT, calendar };
    const { resolutionDueAt } = promise({ ...policy, startedAt: demand.at });
    if (resolutionDueAt === null) throw new Error('The trial’s calendar never reaches a promise');
    const half = demand.waitSeconds > 0 ? Math.ceil(demand.workSeconds / 2) : demand.workSeconds;
    const never = { assignedAt: 0, technician: -1 };
    return {
      id,
      demand,
      firstPromiseAt: resolutionDueAt,
      dueAt: resolutionDueAt,
      ...never,
      left: half,
      hasWaited: false,
    };
  }

  function arrive(job: Job, now: number): void {
    if (way.kind === 'balanced') {
      waiting.push(job);
      drain(now);
      return;
    }
    const present = technicians.filter(({ id }) => !isAbsent(id, now));
    const anybody = present.length > 0 ? present : technicians;
    const known = technicians[job.demand.acquaintance];
    const asksKnown = way.random.next() < KNOWN_SHARE && known !== undefined && anybody.includes(known);
    const asked = asksKnown ? known : anybody[Math.floor(job.demand.chance * anybody.length)];
    if (asked !== undefined) assign(job, asked, now);
  }

  function drain(now: number): void {
    if (way.kind !== 'balanced') return;
    waiting.sort((a, b) => drainOrder(queued(a), queued(b)));
    const week = isoWeek(now, calendar.timeZone);
    while (waiting.length > 0) {
      const { chosenId } = choose({
        candidates: technicians.map((technician) => candidateOf(technician, now, week)),
        limit: way.limit,
        requiredSkillId: null,
        now,
      });
      const chosen = technicians.find(({ id }) => id === chosenId);
      const next = chosen === undefined ? undefined : waiting.shift();
      if (chosen === undefined || next === undefined) {
        tryAgainAtOpening(now);
        return;
      }
      assign(next, chosen, now);
    }
  }

  /** Out of hours nobody is on shift: the queue is looked at again in the morning. */
  function tryAgainAtOpening(now: number): void {
    const opening = calendar.nextOpen(now);
    if (opening === null || opening === now || opening === nextLook) return;
    nextLook = opening;
    events.push(opening, () => drain(opening));
  }

  function candidateOf(technician: Technician, now: number, week: string) {
    const active = technician.open.length + (technician.current === null ? 0 : 1);
    return {
      id: technician.id,
      name: String(technician.id),
      enabled: true,
      onShift: calendar.isOpen(now),
      absent: isAbsent(technician.id, now),
      skills: [],
      active,
      load: active,
      assignedThisWeek: technician.week === week ? technician.assignedThisWeek : 0,
      lastAssignedAt: technician.lastAssignedAt,
      limit: null,
    };
  }

  function assign(job: Job, technician: Technician, now: number): void {
    const week = isoWeek(now, calendar.timeZone);
    technician.assignedThisWeek = technician.week === week ? technician.assignedThisWeek + 1 : 1;
    technician.week = week;
    technician.lastAssignedAt = now;
    job.technician = technician.id;
    job.assignedAt = now;
    technician.open.push(job);
    takeUp(technician, now);
  }

  /** One thing at a time, in working time, and not on a day off. */
  function takeUp(technician: Technician, now: number): void {
    if (technician.current !== null || technician.open.length === 0) return;
    const index =
      way.kind === 'balanced'
        ? mostUrgent(technician.open)
        : Math.floor(way.random.next() * technician.open.length);
    const [job] = technician.open.splice(index, 1);
    if (job === undefined) return;
    technician.current = job;
    const done = calendar.add(now, job.left, absences[technician.id]);
    if (done === null) throw new Error('The trial’s calendar ends before the work');
    events.push(done, () => finish(job, technician, done));
  }

  function finish(job: Job, technician: Technician, now: number): void {
    technician.current = null;
    if (job.demand.waitSeconds > 0 && !job.hasWaited) {
      job.hasWaited = true;
      job.left = Math.max(1, job.demand.workSeconds - job.left);
      const back = calendar.add(now, job.demand.waitSeconds) ?? now;
      // The clock stood meanwhile, so that the due time is later by as much; the first promise is not.
      job.dueAt = calendar.add(job.dueAt, calendar.between(now, back)) ?? job.dueAt;
      events.push(back, () => {
        technician.open.push(job);
        takeUp(technician, back);
      });
    } else {
      outcomes.push({
        createdAt: job.demand.at,
        assignedAt: job.assignedAt,
        technician: technician.id,
        solvedAt: now,
        firstPromiseAt: job.firstPromiseAt,
      });
    }
    takeUp(technician, now);
    drain(now);
  }
}

function queued({ dueAt, demand, id }: Job) {
  return { front: false, resolutionDueAt: dueAt, createdAt: demand.at, id };
}

function mostUrgent(jobs: readonly Job[]): number {
  return jobs.reduce((best, job, index) => (job.dueAt < (jobs[best]?.dueAt ?? 0) ? index : best), 0);
}
