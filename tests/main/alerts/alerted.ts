import { alertsJobs } from '#main/alerts/jobs.ts';
import { delaysJobs } from '#main/delays/jobs.ts';
import { runSlice } from '#main/jobs/schedule.ts';
import type { AlertCase, CaseState } from '#shared/alerts/contract.ts';
import type { AlertKind, AlertSettings } from '#shared/alerts/kinds.ts';
import { MINUTE } from '#shared/kernel/time.ts';
import type { NotificationKind } from '#shared/notifications/contract.ts';
import { anAdministrator, type BuiltPerson } from '../../builders/people.ts';
import { type Department, tick } from '../tickets/department.ts';

/** What the clock does until nothing is left to do: deadlines and queue, how tickets stand, alerts. */
export async function beat(d: Department): Promise<void> {
  await tick(d);
  for (const job of [...delaysJobs, ...alertsJobs]) {
    for (let slice = 0; slice < 50; slice += 1) {
      if (!(await job.isDue(d.t.host.db.read, d.t.now()))) break;
      if (!(await runSlice(d.t.host, job, async () => true))) break;
    }
  }
}

/** Later, once everything that is looked for was looked for again. */
export async function beatAfter(d: Department, ms: number): Promise<void> {
  d.t.pass(Math.max(ms, MINUTE));
  await beat(d);
}

/** The cases in a state, newest first, as the manager sees them. */
export async function casesIn(d: Department, state: CaseState, kind?: AlertKind): Promise<AlertCase[]> {
  const { items } = await d.as(d.manager).alerts.list({ state, kind });
  return items;
}

/** How often somebody was told by a kind of notice. */
export async function toldTo(d: Department, person: BuiltPerson, kind: NotificationKind): Promise<number> {
  const { items } = await d.as(person).notifications.list({ limit: 200 });
  return items.filter((item) => item.kind === kind).length;
}

/** The administrator changes what one kind does. */
export async function setKind<K extends AlertKind>(
  d: Department,
  kind: K,
  changes: Partial<AlertSettings[K]>,
): Promise<void> {
  const { settings } = d.as(await anAdministrator(d.t.host));
  const present = await settings.get({});
  const alerts = { ...present.settings.alerts, [kind]: { ...present.settings.alerts[kind], ...changes } };
  await settings.save({ settings: { alerts }, versions: present.versions });
}
