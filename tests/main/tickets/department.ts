import { runSlice } from '#main/jobs/schedule.ts';
import { ticketJobs } from '#main/tickets/jobs.ts';
import type { WeeklyHours } from '#shared/calendars/calendarRules.ts';
import { PRIORITIES } from '#shared/sla/priority.ts';
import { aPolicy, aService, aStoredCalendar } from '../../builders/catalogue.ts';
import { type Client, openTestHost, type TestHost } from '../../builders/host.ts';
import { aManager, anArea, aPerson, aTechnician, type BuiltPerson } from '../../builders/people.ts';

export const OFFICE: WeeklyHours = {
  mon: [['09:00', '18:00']],
  tue: [['09:00', '18:00']],
  wed: [['09:00', '18:00']],
  thu: [['09:00', '18:00']],
  fri: [['09:00', '18:00']],
};

export interface Department extends AsyncDisposable {
  readonly t: TestHost;
  readonly areaId: number;
  readonly requester: BuiltPerson;
  readonly manager: BuiltPerson;
  readonly technicians: readonly BuiltPerson[];
  readonly serviceId: number;
  as(person: { readonly id: number } | null): Client;
  technician(index: number): BuiltPerson;
}

/** An office that works 9 to 18, general policies, one service, a manager, a requester and some technicians. */
export async function aDepartment(parts: { technicians?: number } = {}): Promise<Department> {
  const t = await openTestHost();
  const { host } = t;
  await aStoredCalendar(host, { name: 'Oficina', hours: OFFICE, isDefault: true });
  for (const priority of PRIORITIES) await aPolicy(host, { priority });
  const area = await anArea(host);
  const technicians: BuiltPerson[] = [];
  for (let i = 0; i < (parts.technicians ?? 2); i += 1) {
    technicians.push(await aTechnician(host, { name: `Técnica ${i}` }));
  }
  const service = await aService(host, { defaultImpact: 'medium', defaultUrgency: 'medium' });
  return {
    t,
    areaId: area.id,
    requester: await aPerson(host, { name: 'Solicitante Sosa', areaId: area.id }),
    manager: await aManager(host, { name: 'Encargada Ema' }),
    technicians,
    serviceId: service.id,
    as: (person) => t.as(person),
    technician: (index) => {
      const found = technicians[index];
      if (found === undefined) throw new Error(`There is no technician ${index}`);
      return found;
    },
    [Symbol.asyncDispose]: () => t.close(),
  };
}

/** A ticket of the requester's, as they see it right after creation. */
export async function aTicket(
  d: Department,
  parts: { title?: string; by?: BuiltPerson; serviceId?: number } = {},
) {
  return d.as(parts.by ?? d.requester).tickets.create({
    title: parts.title ?? 'La impresora no enciende',
    description: 'Desde la mañana, en el segundo piso.',
    serviceId: parts.serviceId ?? d.serviceId,
  });
}

/** One tick of the clock's work. */
export async function tick(d: Department): Promise<void> {
  for (const job of ticketJobs) {
    if (await job.isDue(d.t.host.db.read, d.t.now())) await runSlice(d.t.host, job, async () => true);
  }
}
