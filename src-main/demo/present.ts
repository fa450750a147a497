import type { WorkingCalendar } from '#shared/calendars/workingTime.ts';
import { HOUR, MINUTE } from '#shared/kernel/time.ts';
import { starterCatalogue } from '#shared/setup/starterCatalogue.ts';
import { DEFAULT_POLICIES } from '#shared/sla/defaultPolicies.ts';
import { DEFAULT_PRIORITY_MATRIX, priorityOf } from '#shared/sla/priority.ts';
import type { Actor } from '../rpc/context.ts';
import type { People } from './people.ts';
import { SPECIALITY } from './places.ts';
import { type Fate, type Plan, storyOf } from './plan.ts';
import type { Random } from './random.ts';

/** Working seconds that a new ticket of a service is promised. */
function promisedSeconds(service: string): number {
  const found = starterCatalogue.flatMap(({ services }) => services).find(({ name }) => name.es === service);
  if (found === undefined) throw new Error(`The starter catalogue has no service ${service}`);
  const priority = priorityOf(DEFAULT_PRIORITY_MATRIX, found.impact, found.urgency);
  return DEFAULT_POLICIES[priority].resolutionMinutes * 60;
}

/**
 * What a newcomer finds on the desk whenever the sample is made: some overdue, some about to be, some due today, an
 * appointment, something to confirm, to answer, to approve, and one that nobody can take.
 */
export function planPresent(now: number, office: WorkingCalendar, people: People, random: Random): Plan[] {
  const back = (from: number, seconds: number) => office.add(from, -seconds) ?? from;
  const plan = (
    service: string,
    createdAt: number,
    fate: Fate,
    requester: Actor = random.pick(people.requesters),
    index?: number,
  ): Plan => ({
    createdAt: Math.min(createdAt, now - MINUTE),
    service,
    story: storyOf(service, random, index),
    requester,
    creator: requester,
    channel: 'portal',
    fate,
  });
  const usedUp = (service: string, share: number, fate: Fate) =>
    plan(service, back(now, promisedSeconds(service) * share), fate);
  const me = people.named('solicitante');

  const plans = [
    usedUp('Falla de impresora o escáner', 1.2, 'begun'),
    usedUp('Falla de computadora', 1.06, 'begun'),
    usedUp('Asesoría o capacitación', 1.02, 'untouched'),
    usedUp('Falla de impresora o escáner', 0.9, 'begun'),
    usedUp('Instalación de programa', 0.86, 'untouched'),
    plan('Falla de computadora', back(now, 3 * 3_600), 'begun', me, 0),
    plan('Recuperación de archivos', back(now, 9 * 3_600), 'unanswered', me, 1),
    plan('Contraseña olvidada o cuenta bloqueada', back(now, 14 * 3_600), 'unanswered', undefined, 2),
    plan('Teclado, ratón, monitor u otro', back(now, 11 * 3_600), 'unconfirmed', me, 0),
    plan('Tóner y consumibles', back(now, 7 * 3_600), 'unconfirmed'),
    plan('Mantenimiento preventivo', back(now, 10 * 3_600), 'agreed'),
    plan('Apoyo en sala o evento', back(now, 6 * 3_600), 'agreed', undefined, 0),
    plan('Asignación o cambio de equipo', back(now, 5 * 3_600), 'untouched', me, 0),
    plan('Alta o baja de cuenta', back(now, 4 * 3_600), 'untouched', me, 2),
    // Promised around the clock, so that something falls due today on a Sunday too.
    plan('Falla de un sistema institucional', now - 70 * MINUTE, 'begun', undefined, 0),
    {
      ...plan('Sin red o internet', back(now, 8 * 3_600), 'untouched'),
      service: SPECIALITY,
      story: {
        title: 'Enlace de fibra con la oficina sur dañado',
        description:
          'El proveedor dice que el tramo interno, del registro al edificio, es de la institución.',
        solution: '',
      },
    },
  ];
  const closing = office.nextClose(now);
  const isOpenNow = office.isOpen(now) && closing !== null;
  // Half an hour before closing, or in two hours where that is earlier.
  if (isOpenNow) {
    const dueAt = Math.min(now + 2 * HOUR, closing - 20 * MINUTE);
    for (const service of ['Sin red o internet', 'Extensión telefónica']) {
      if (dueAt > now) plans.push(plan(service, back(dueAt, promisedSeconds(service)), 'begun'));
    }
  }
  return plans;
}
