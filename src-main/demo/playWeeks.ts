import { startOfLocalDay } from '#shared/calendars/localTime.ts';
import { DAY, HOUR, MINUTE, toIso } from '#shared/kernel/time.ts';
import { loadCalendar } from '../calendars/load.ts';
import { notificationsHandlers } from '../notifications/service.ts';
import { peopleHandlers } from '../people/service.ts';
import { ticketJobs, ticketsHandlers } from '../tickets/service.ts';
import { createAgenda } from './agenda.ts';
import { acknowledgeOne, alertsInTime } from './alertsInTime.ts';
import { delaysInTime } from './delaysInTime.ts';
import type { Institution } from './made.ts';
import { act, type Moments, StoryRefused } from './moment.ts';
import type { People } from './people.ts';
import { institution } from './places.ts';
import { planWeeks } from './plan.ts';
import { planPresent } from './present.ts';
import type { Random } from './random.ts';
import { makeRoom } from './settle.ts';
import type { Stage } from './stage.ts';
import { announce } from './steps.ts';

/** How often the clock's own work is done: alerts, closing of what nobody confirmed, the queue. */
const TICK = 15 * MINUTE;
/** The one on vacation in the sample's present; the others keep every hour covered. */
const AWAY = 'tecnico1';

/** Plays the weeks from `startsAt` to `now` through the product's own services. */
export async function playWeeks(
  moments: Moments,
  made: Institution,
  people: People,
  span: { readonly startsAt: number; readonly now: number },
  random: Random,
): Promise<void> {
  const { startsAt, now } = span;
  const stage = await createStage(moments, made, people, now, random);
  const { agenda, office } = stage;
  for (const plan of planWeeks(startsAt, now, office, people, random)) announce(stage, plan);
  for (const plan of planPresent(now, office, people, random)) announce(stage, plan);
  const reckon = delaysInTime(moments);
  const raise = alertsInTime(moments);
  const follow = async (then: number) => {
    await reckon(then);
    await raise(then);
  };
  const beat = async (then: number) => {
    await tick(stage, then);
    await follow(then);
  };
  for (let at = startsAt + TICK; at < now; at += TICK) agenda.add(at, beat);
  for (let day = startsAt + DAY; day < now - DAY; day += 3 * DAY)
    agenda.add(day, (at) => readInboxes(stage, at));
  agenda.add(absenceOf(now).from, (at) => leave(stage, at));

  for (let entry = agenda.next(now); entry !== null; entry = agenda.next(now)) {
    try {
      await entry.run(entry.at);
    } catch (fault) {
      // A fault of the story at one hour in a thousand must not cost a newcomer the sample.
      if (!(fault instanceof StoryRefused)) throw fault;
      moments.report(fault);
    }
  }
  await beat(now);
  await makeRoom(stage);
  await follow(now);
  await acknowledgeOne(moments, people, now);
  await made.endSpeciality(moments.at(now, made.administrator.actor));
}

async function createStage(
  moments: Moments,
  made: Institution,
  people: People,
  now: number,
  random: Random,
): Promise<Stage> {
  const office = (await loadCalendar(moments.tx, null)).working;
  const shifts = new Map<number, typeof office>();
  for (const [username, calendarId] of made.shiftOf) {
    shifts.set(
      people.byUsername.get(username)?.id ?? 0,
      (await loadCalendar(moments.tx, calendarId)).working,
    );
  }
  const awayId = people.named(AWAY).id;
  const absence = absenceOf(now);
  return {
    moments,
    people,
    agenda: createAgenda(),
    random,
    serviceIds: made.serviceIds,
    office,
    now,
    shiftOf: (technicianId) => shifts.get(technicianId) ?? office,
    isAbsent: (technicianId, at) => technicianId === awayId && at >= absence.from,
  };
}

function absenceOf(now: number): { from: number; to: number } {
  const today = startOfLocalDay(now, institution.timeZone);
  return { from: today - 2 * DAY + 7 * HOUR, to: today + 6 * DAY };
}

async function tick(stage: Stage, now: number): Promise<void> {
  for (const job of ticketJobs) {
    // A job works in slices.
    while (await job.isDue(stage.moments.tx, now)) {
      if (!(await job.run(stage.moments.byItself(now)))) break;
    }
  }
}

/** People read what they are told every few days; the newest stays unread. */
async function readInboxes({ moments, people }: Stage, now: number): Promise<void> {
  for (const person of people.byUsername.values()) {
    await act(notificationsHandlers.markRead, moments.at(now, person), { all: true });
  }
}

/** A vacation begins: all but two tickets are handed on, as the list after an absence asks for. */
async function leave(stage: Stage, now: number): Promise<void> {
  const { moments, people, random } = stage;
  const manager = people.named('encargado');
  const away = people.named(AWAY);
  const { from, to } = absenceOf(stage.now);
  const { activeTickets } = await act(peopleHandlers.addAbsence, moments.at(now, manager), {
    id: away.id,
    from: toIso(from),
    to: toIso(to),
    kind: 'vacation',
  });
  const others = people.technicians.filter(({ id }) => id !== away.id);
  for (const { id } of activeTickets.slice(2)) {
    const ticket = await moments.tx
      .selectFrom('tickets')
      .select('version')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    await act(ticketsHandlers.assign, moments.at(now, manager), {
      id,
      version: ticket.version,
      assigneeId: random.pick(others).id,
      reason: `Vacaciones de ${away.name}.`,
    });
  }
}
