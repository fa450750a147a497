import { HOUR, MINUTE, toIso } from '#shared/kernel/time.ts';
import type { Actor } from '../rpc/context.ts';
import { ticketsHandlers } from '../tickets/service.ts';
import { act } from './moment.ts';
import type { Plan } from './plan.ts';
import { atWork, contextOf, later, type Stage, standingOf } from './stage.ts';
import * as say from './stories/phrases.ts';

/** Puts the coming of a ticket, and with it all that follows, on the agenda. */
export function announce(stage: Stage, plan: Plan): void {
  stage.agenda.add(plan.createdAt, (now) => arrive(stage, plan, now));
}

async function arrive(stage: Stage, plan: Plan, now: number): Promise<void> {
  const { people, random, office, agenda } = stage;
  const serviceId = stage.serviceIds.get(plan.service);
  const isOwn = plan.creator.id === plan.requester.id;
  const ticket = await act(ticketsHandlers.create, contextOf(stage, now, plan.creator), {
    title: plan.story.title,
    description: plan.story.description,
    ...(serviceId === undefined ? {} : { serviceId }),
    ...(plan.story.impact === undefined ? {} : { impact: plan.story.impact }),
    ...(isOwn ? {} : { requesterId: plan.requester.id, channel: plan.channel }),
  });
  if (ticket.status === 'pendingApproval') {
    const head = people.heads.get(plan.requester.areaId ?? 0);
    if (head === undefined || plan.fate === 'untouched') return;
    agenda.add(later(stage, office, now, 20, 300), (at) => decide(stage, plan, ticket.id, head, at));
    return;
  }
  const manager = people.named('encargado');
  if (plan.fate === 'cancelled') {
    agenda.add(later(stage, office, now, 5, 25), (at) =>
      cancel(stage, ticket.id, plan.requester, random.pick(say.cancellations), at),
    );
  } else if (plan.fate === 'duplicate') {
    agenda.add(now + 12 * MINUTE, (at) => mergeIntoOlder(stage, plan, ticket.id, at));
    return;
  } else if (plan.fate === 'solved' && random.chance(5)) {
    agenda.add(later(stage, office, now, 5, 30), (at) => prioritise(stage, ticket.id, manager, at));
  }
  await attend(stage, plan, ticket.id, now);
}

/** Waits until somebody has it, then until they come to it. */
async function attend(stage: Stage, plan: Plan, id: number, now: number): Promise<void> {
  const { agenda, random } = stage;
  const ticket = await standingOf(stage, id);
  if (ticket.status === 'new') {
    agenda.add(now + 30 * MINUTE, (at) => attend(stage, plan, id, at));
    return;
  }
  if (ticket.status !== 'assigned' || ticket.assigneeId === null || plan.fate === 'untouched') return;
  if (plan.fate === 'solved' && random.chance(4)) {
    agenda.add(later(stage, stage.office, now, 5, 40), (at) => handOver(stage, plan, id, at));
    return;
  }
  if (plan.fate === 'solved' && random.chance(3)) {
    const own = stage.shiftOf(ticket.assigneeId);
    agenda.add(later(stage, own, now, 5, 40), (at) => putBack(stage, plan, id, at));
    return;
  }
  agenda.add(later(stage, stage.shiftOf(ticket.assigneeId), now, 4, 70), (at) => begin(stage, plan, id, at));
}

async function begin(stage: Stage, plan: Plan, id: number, now: number): Promise<void> {
  const { agenda, random, moments } = stage;
  const ticket = await standingOf(stage, id);
  const technician = atWork(stage, ticket, now);
  if (technician === null || (ticket.status !== 'assigned' && ticket.status !== 'scheduled')) {
    // It was handed on meanwhile: the next one comes to it in their own time.
    if (ticket.status === 'assigned' && plan.fate === 'solved') {
      agenda.add(now + 4 * HOUR, (at) => attend(stage, plan, id, at));
    }
    return;
  }
  const { story, fate } = plan;
  const key = { id, version: ticket.version };
  const isAppointment =
    (fate === 'agreed' || (story.isAgreed === true && fate === 'solved')) && ticket.status === 'assigned';
  if (isAppointment) {
    const slot = appointment(stage, now, fate === 'agreed');
    await act(ticketsHandlers.schedule, moments.at(now, technician), {
      ...key,
      from: toIso(slot),
      to: toIso(slot + HOUR),
      reason: 'Hora acordada con la persona solicitante.',
    });
    if (fate === 'solved') agenda.add(slot + 5 * MINUTE, (at) => begin(stage, plan, id, at));
    return;
  }
  if (random.chance(65)) {
    await act(ticketsHandlers.reply, moments.at(now, technician), { id, body: random.pick(say.greetings) });
  }
  await act(ticketsHandlers.start, moments.at(now, technician), key);
  if (fate === 'begun') return;
  const { note } = story;
  if (note !== undefined && random.chance(70)) {
    agenda.add(now + 5 * MINUTE, async (at) => {
      await act(ticketsHandlers.note, contextOf(stage, at, technician), { id, body: note });
    });
  }
  const own = stage.shiftOf(technician.id);
  if (story.asks !== undefined) {
    const [question, answer] = story.asks;
    agenda.add(later(stage, own, now, 6, 25), (at) => ask(stage, plan, id, { question, answer }, at));
  } else if (story.supplier !== undefined && random.chance(60)) {
    const { supplier } = story;
    agenda.add(later(stage, own, now, 15, 60), (at) => askSupplier(stage, plan, id, supplier, at));
  } else {
    agenda.add(later(stage, own, now, 12, 150), (at) => solve(stage, plan, id, at));
  }
}

/** A whole hour of the office: soon for an appointment that is to stand in the sample's present, else within two days. */
function appointment(stage: Stage, now: number, isPresent: boolean): number {
  const { office, random } = stage;
  const wanted = isPresent ? stage.now + random.whole(60, 180) * MINUTE : later(stage, office, now, 90, 700);
  const open = office.nextOpen(wanted) ?? wanted;
  const hour = Math.ceil(open / HOUR) * HOUR;
  return office.isOpen(hour + 30 * MINUTE) ? hour : (office.nextOpen(hour + 30 * MINUTE) ?? hour);
}

async function ask(
  stage: Stage,
  plan: Plan,
  id: number,
  { question, answer }: { question: string; answer: string },
  now: number,
): Promise<void> {
  const ticket = await standingOf(stage, id);
  const technician = atWork(stage, ticket, now);
  if (technician === null || ticket.status !== 'inProgress') return;
  await act(ticketsHandlers.reply, contextOf(stage, now, technician), { id, body: question });
  await act(ticketsHandlers.wait, contextOf(stage, now, technician), {
    id,
    version: ticket.version,
    for: 'requester',
    note: question,
  });
  if (plan.fate === 'unanswered') return;
  stage.agenda.add(later(stage, stage.office, now, 25, 420), async (at) => {
    if ((await standingOf(stage, id)).status !== 'waiting') return;
    await act(ticketsHandlers.reply, contextOf(stage, at, plan.requester), { id, body: answer });
    stage.agenda.add(later(stage, stage.shiftOf(technician.id), at, 15, 120), (then) =>
      solve(stage, plan, id, then),
    );
  });
}

async function askSupplier(stage: Stage, plan: Plan, id: number, note: string, now: number): Promise<void> {
  const ticket = await standingOf(stage, id);
  const technician = atWork(stage, ticket, now);
  if (technician === null || ticket.status !== 'inProgress') return;
  const { version } = ticket;
  await act(ticketsHandlers.wait, contextOf(stage, now, technician), { id, version, for: 'supplier', note });
  stage.agenda.add(later(stage, stage.office, now, 300, 1_000), async (at) => {
    const waiting = await standingOf(stage, id);
    const back = atWork(stage, waiting, at);
    if (back === null || waiting.status !== 'waiting') return;
    await act(ticketsHandlers.resume, contextOf(stage, at, back), { id, version: waiting.version });
    stage.agenda.add(later(stage, stage.shiftOf(back.id), at, 20, 90), (then) =>
      solve(stage, plan, id, then),
    );
  });
}

/** Writes the solution; then the requester confirms, comes back, or lets it close by itself. */
export async function solve(stage: Stage, plan: Plan, id: number, now: number): Promise<void> {
  const { agenda, random, office } = stage;
  const ticket = await standingOf(stage, id);
  const technician = atWork(stage, ticket, now);
  if (technician === null || ticket.status !== 'inProgress') return;
  await act(ticketsHandlers.resolve, contextOf(stage, now, technician), {
    id,
    version: ticket.version,
    solution: plan.story.solution,
    ...(random.chance(75) ? { minutes: random.whole(2, 18) * 5 } : {}),
  });
  if (plan.fate === 'unconfirmed') return;
  if (random.chance(5)) {
    agenda.add(later(stage, office, now, 60, 600), (at) => reopen(stage, plan, id, at));
  } else if (random.chance(66)) {
    agenda.add(later(stage, office, now, 8, 420), (at) => confirm(stage, plan, id, at));
  }
}

async function confirm(stage: Stage, plan: Plan, id: number, now: number): Promise<void> {
  const { random } = stage;
  const ticket = await standingOf(stage, id);
  if (ticket.status !== 'resolved') return;
  const isHappy = random.chance(88);
  const rating = isHappy ? random.whole(4, 5) : random.whole(2, 3);
  const comment = random.pick(isHappy ? say.thanks : say.complaints);
  await act(ticketsHandlers.close, contextOf(stage, now, plan.requester), {
    id,
    version: ticket.version,
    ...(random.chance(78) ? { rating } : {}),
    ...(random.chance(45) ? { comment } : {}),
  });
}

async function reopen(stage: Stage, plan: Plan, id: number, now: number): Promise<void> {
  const ticket = await standingOf(stage, id);
  if (ticket.status !== 'resolved') return;
  const { version } = ticket;
  const reason = stage.random.pick(say.reopenings);
  await act(ticketsHandlers.reopen, contextOf(stage, now, plan.requester), { id, version, reason });
  const again = await standingOf(stage, id);
  if (again.status !== 'inProgress' || again.assigneeId === null) return attend(stage, plan, id, now);
  stage.agenda.add(later(stage, stage.shiftOf(again.assigneeId), now, 20, 120), (at) =>
    solve(stage, plan, id, at),
  );
}

async function decide(stage: Stage, plan: Plan, id: number, head: Actor, now: number): Promise<void> {
  const { version, status } = await standingOf(stage, id);
  if (status !== 'pendingApproval') return;
  if (stage.random.chance(12)) {
    return cancel(stage, id, head, 'No procede: el área no tiene suficiencia para este equipo.', now);
  }
  await act(ticketsHandlers.approve, contextOf(stage, now, head), { id, version });
  await attend(stage, plan, id, now);
}

async function cancel(stage: Stage, id: number, by: Actor, reason: string, now: number): Promise<void> {
  const { version, status } = await standingOf(stage, id);
  const isEnded = status === 'resolved' || status === 'closed' || status === 'cancelled';
  if (!isEnded) await act(ticketsHandlers.cancel, contextOf(stage, now, by), { id, version, reason });
}

async function mergeIntoOlder(stage: Stage, plan: Plan, id: number, now: number): Promise<void> {
  const older = await stage.moments.tx
    .selectFrom('tickets')
    .select(['id', 'folio'])
    .where('title', '=', plan.story.title)
    .where('id', '<', id)
    .where('status', '<>', 'cancelled')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { version, status } = await standingOf(stage, id);
  if (older === undefined || (status !== 'assigned' && status !== 'new')) return;
  const manager = stage.people.named('encargado');
  await act(ticketsHandlers.merge, contextOf(stage, now, manager), { id, version, intoId: older.id });
}

async function prioritise(stage: Stage, id: number, manager: Actor, now: number): Promise<void> {
  const { version, status } = await standingOf(stage, id);
  if (status !== 'assigned' && status !== 'inProgress') return;
  await act(ticketsHandlers.prioritise, contextOf(stage, now, manager), {
    id,
    version,
    impact: 'medium',
    urgency: 'high',
    reason: stage.random.pick(say.priorities),
  });
}

async function handOver(stage: Stage, plan: Plan, id: number, now: number): Promise<void> {
  const { random, people } = stage;
  const ticket = await standingOf(stage, id);
  if (ticket.status !== 'assigned') return;
  const others = people.technicians.filter(
    (technician) => technician.id !== ticket.assigneeId && !stage.isAbsent(technician.id, now),
  );
  await act(ticketsHandlers.assign, contextOf(stage, now, people.named('encargado')), {
    id,
    version: ticket.version,
    assigneeId: random.pick(others).id,
    reason: random.pick(say.handovers),
  });
  await attend(stage, { ...plan, fate: 'solved' }, id, now);
}

async function putBack(stage: Stage, plan: Plan, id: number, now: number): Promise<void> {
  const ticket = await standingOf(stage, id);
  const technician = atWork(stage, ticket, now);
  if (technician === null || ticket.status !== 'assigned') return;
  const reason = stage.random.pick(say.putBacks);
  const { version } = ticket;
  await act(ticketsHandlers.putBack, contextOf(stage, now, technician), { id, version, reason });
  await attend(stage, plan, id, now);
}
