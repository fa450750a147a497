import type { WorkingCalendar } from '#shared/calendars/workingTime.ts';
import { DAY, HOUR, MINUTE } from '#shared/kernel/time.ts';
import type { Channel } from '#shared/tickets/ticket.ts';
import type { Actor } from '../rpc/context.ts';
import type { People } from './people.ts';
import type { Random } from './random.ts';
import { stories, weights } from './stories/allStories.ts';
import type { Story } from './stories/story.ts';

/** What becomes of a ticket where the story does not say. `open` stays as it is when its technician has begun. */
export type Fate =
  | 'solved'
  | 'cancelled'
  | 'duplicate'
  | 'begun'
  | 'untouched'
  | 'unanswered'
  | 'agreed'
  | 'unconfirmed';

/** A ticket of the story before it is played. */
export interface Plan {
  readonly createdAt: number;
  readonly service: string;
  readonly story: Story;
  readonly requester: Actor;
  /** The requester, or the staff member who took the call. */
  readonly creator: Actor;
  readonly channel: Channel;
  readonly fate: Fate;
}

/** Tickets on a working day; on others one or two come in by the guard's telephone. */
const PER_DAY = { from: 9, to: 12 };

/** Four weeks of requests, most of them in the morning of working days, up to `now`. */
export function planWeeks(
  startsAt: number,
  now: number,
  office: WorkingCalendar,
  people: People,
  random: Random,
): Plan[] {
  const plans: Plan[] = [];
  for (let day = startsAt; day < now; day += DAY) {
    const opens = office.nextOpen(day);
    const isWorked = opens !== null && opens < day + DAY;
    const count = isWorked ? random.whole(PER_DAY.from, PER_DAY.to) : random.whole(1, 2);
    for (let index = 0; index < count; index += 1) {
      const from = isWorked ? opens : day + 10 * HOUR;
      // The square draws towards the morning.
      const createdAt = from + Math.floor(random.next() ** 1.6 * 9 * HOUR) + random.whole(0, 59_999);
      if (createdAt < now - 5 * MINUTE) plans.push(planOne(createdAt, isWorked, people, random));
    }
  }
  return withDuplicates(plans, people, random);
}

function planOne(createdAt: number, isWorked: boolean, people: People, random: Random): Plan {
  const service = isWorked
    ? byWeight(random)
    : random.pick(['Sin red o internet', 'Falla de un sistema institucional']);
  const requester = random.pick(people.requesters);
  const isByStaff = !isWorked || random.chance(28);
  const takers = isWorked ? [people.named('encargado'), ...people.technicians] : [people.named('tecnico5')];
  const fate = random.chance(4) ? 'cancelled' : 'solved';
  return {
    createdAt,
    service,
    story: storyOf(service, random),
    requester,
    creator: isByStaff ? random.pick(takers) : requester,
    channel: isByStaff ? random.pick(['phone', 'phone', 'inPerson', 'email', 'message'] as const) : 'portal',
    fate,
  };
}

/** A colleague reports the same printer or network a few minutes later. */
function withDuplicates(plans: readonly Plan[], people: People, random: Random): Plan[] {
  const shared = plans.filter((plan) => plan.story.impact === 'medium' && plan.fate === 'solved').slice(2, 6);
  const doubles = shared.map((plan): Plan => {
    const colleagues = people.requesters.filter(
      (person) => person.areaId === plan.requester.areaId && person.id !== plan.requester.id,
    );
    const requester = random.pick(colleagues);
    return {
      ...plan,
      createdAt: plan.createdAt + random.whole(4, 15) * MINUTE,
      requester,
      creator: requester,
      channel: 'portal',
      fate: 'duplicate',
    };
  });
  return [...plans, ...doubles].sort((a, b) => a.createdAt - b.createdAt);
}

function byWeight(random: Random): string {
  const entries = Object.entries(weights);
  let left = random.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [service, weight] of entries) {
    left -= weight;
    if (left < 0) return service;
  }
  return 'Falla de computadora';
}

/** A story of that service with its gaps filled in. */
export function storyOf(service: string, random: Random, index?: number): Story {
  const all = stories[service] ?? [];
  const story = index === undefined ? random.pick(all) : all[index];
  if (story === undefined) throw new Error(`No story is told of ${service}`);
  const gaps: Readonly<Record<string, string>> = {
    inventory: `PS-${String(random.whole(1_200, 4_900)).padStart(5, '0')}`,
    place: random.pick(['la planta baja', 'el piso 1', 'el piso 2', 'el piso 3', 'ventanilla', 'el archivo']),
    extension: String(random.whole(1_100, 1_899)),
  };
  const fillIn = (text: string) => text.replace(/\{(\w+)\}/g, (whole, gap: string) => gaps[gap] ?? whole);
  return {
    ...story,
    title: fillIn(story.title),
    description: fillIn(story.description),
    solution: fillIn(story.solution),
  };
}
