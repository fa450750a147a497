import type { InvalidateQueryFilters, QueryClient } from '@tanstack/react-query';
import { orpc } from './client.ts';

/** Entities that changed, with their ids; no ids: any of them. */
export type Topics = ReadonlyMap<string, ReadonlySet<number>>;

/** What is told of assets. The bytes of a photo never change: they are not fetched anew with every change. */
const assetAnswers = () => [
  orpc.assets.list.key(),
  orpc.assets.mine.key(),
  orpc.assets.get.key(),
  orpc.assets.history.key(),
  orpc.assets.ofTicket.key(),
  orpc.assets.nextNumber.key(),
  orpc.assets.suggestions.key(),
];

/** Which procedures' answers an entity's change makes stale. `ticket` itself is looked at more closely below. */
const staleBy: Readonly<Record<string, () => readonly (readonly unknown[])[]>> = {
  person: () => [
    orpc.people.key(),
    orpc.assignment.workload.key(),
    orpc.organisation.teams.key(),
    orpc.organisation.skills.key(),
    orpc.organisation.areas.key(),
    orpc.tickets.day.key(),
    orpc.sessions.current.key(),
    // What was handed to somebody, or taken back, is told them as a change about themselves.
    orpc.assets.mine.key(),
  ],
  absence: () => [orpc.people.key(), orpc.assignment.workload.key(), orpc.tickets.day.key()],
  session: () => [orpc.sessions.list.key(), orpc.sessions.ofPerson.key()],
  area: () => [orpc.organisation.areas.key(), orpc.people.key(), orpc.assets.key()],
  location: () => [orpc.organisation.locations.key(), orpc.people.key(), orpc.assets.key()],
  team: () => [orpc.organisation.teams.key(), orpc.people.key(), orpc.assignment.workload.key()],
  skill: () => [orpc.organisation.skills.key(), orpc.people.key(), orpc.services.list.key()],
  service: () => [orpc.services.key()],
  procedure: () => [orpc.services.key(), orpc.tickets.get.key()],
  calendar: () => [orpc.calendars.key(), orpc.tickets.key(), orpc.assignment.key()],
  slaPolicy: () => [orpc.sla.policies.key(), orpc.tickets.key()],
  priorityMatrix: () => [orpc.sla.matrix.key()],
  setting: () => [
    orpc.mail.status.key(),
    orpc.settings.key(),
    orpc.setup.status.key(),
    orpc.updates.state.key(),
    orpc.sla.matrix.key(),
    orpc.assignment.key(),
  ],
  notification: () => [orpc.notifications.key()],
  news: () => [orpc.updates.news.key()],
  mail: () => [orpc.mail.key()],
  privacyNotice: () => [orpc.privacy.published.key()],
  cancelledPerson: () => [orpc.privacy.cancelled.key(), orpc.privacy.previewCancellation.key()],
  report: () => [orpc.reports.saved.key(), orpc.reports.savedReport.key(), orpc.reports.schedules.key()],
  reportSchedule: () => [orpc.reports.schedules.key()],
  asset: () => [...assetAnswers(), orpc.custody.ofPerson.key()],
  custodyForm: () => [
    orpc.custody.list.key(),
    orpc.custody.mine.key(),
    orpc.custody.get.key(),
    orpc.custody.ofAsset.key(),
    orpc.custody.ofPerson.key(),
    ...assetAnswers(),
  ],
  assetFile: assetAnswers,
  ticketAsset: () => [orpc.assets.ofTicket.key(), orpc.assets.tickets.key()],
  assetCategory: () => [orpc.assets.categories.key(), ...assetAnswers()],
  supplier: () => [orpc.assets.suppliers.key(), ...assetAnswers()],
  issuedReport: () => [orpc.signing.list.key(), orpc.signing.get.key(), orpc.signing.verify.key()],
  trustRoot: () => [orpc.signing.roots.key(), orpc.signing.inspect.key(), orpc.signing.verify.key()],
  importMapping: () => [orpc.imports.look.key()],
  import: () => [
    orpc.tickets.key(),
    orpc.people.key(),
    orpc.organisation.key(),
    orpc.services.key(),
    orpc.assets.categories.key(),
    orpc.assets.suppliers.key(),
    ...assetAnswers(),
  ],
  maintenancePlan: () => [orpc.maintenance.key()],
  maintenanceRecord: () => [orpc.maintenance.key()],
  verificationRound: () => [orpc.verification.key()],
  verificationScan: () => [orpc.verification.key()],
  stockItem: () => [orpc.stock.key()],
  goal: () => [orpc.goals.key()],
  alertCase: () => [orpc.alerts.key()],
  alertMute: () => [orpc.alerts.key()],
  backup: () => [orpc.system.state.key(), orpc.backups.key()],
  system: () => [orpc.system.state.key(), orpc.backups.key(), orpc.updates.state.key()],
};

const ticketLists = () => [
  // Alerts name the state of their ticket and who has it.
  orpc.alerts.list.key(),
  // What is due shows the state of its ticket.
  orpc.maintenance.due.key(),
  orpc.tickets.list.key(),
  orpc.tickets.counts.key(),
  orpc.tickets.similar.key(),
  orpc.assets.tickets.key(),
  orpc.assets.ofTicket.key(),
  orpc.tickets.day.key(),
  orpc.assignment.workload.key(),
  orpc.people.staff.key(),
];
const ticketDetails = () => [
  orpc.tickets.get.key(),
  orpc.tickets.history.key(),
  orpc.assignment.explain.key(),
  orpc.delays.forecast.key(),
  orpc.assets.ofTicket.key(),
];

/** What figures are made of. */
const MEASURED = new Set(['ticket', 'person', 'absence', 'area', 'service', 'calendar', 'setting', 'import']);

/** The queries that a change of these topics makes stale. Entities that nobody shows give none. */
export function staleQueries(topics: Topics): InvalidateQueryFilters[] {
  const filters: InvalidateQueryFilters[] = [];
  if ([...topics.keys()].some((entity) => MEASURED.has(entity))) {
    // Known to be stale, asked for anew by the next look or the screen's own beat: a year of figures takes seconds, and
    // in a busy department something changes all the time.
    filters.push({ queryKey: orpc.indicators.key(), refetchType: 'none' });
    filters.push({ queryKey: orpc.goals.key(), refetchType: 'none' });
    filters.push({ queryKey: orpc.idle.key(), refetchType: 'none' });
    filters.push({ queryKey: orpc.delays.key(), refetchType: 'none' });
  }
  for (const [entity, ids] of topics) {
    if (entity === 'ticket') {
      filters.push(...ticketLists().map((queryKey) => ({ queryKey })));
      filters.push(...ticketDetails().map((queryKey) => ({ queryKey, predicate: concerns(ids) })));
      continue;
    }
    filters.push(...(staleBy[entity]?.() ?? []).map((queryKey) => ({ queryKey })));
  }
  return filters;
}

/** Asks again for what these topics made stale; screens that show none of it do nothing. */
export function invalidateTopics(queries: QueryClient, topics: Topics): Promise<unknown> {
  return Promise.all(staleQueries(topics).map((filter) => queries.invalidateQueries(filter)));
}

/** A detail is asked for by id or by folio: only its answer tells whose it is; without one it may be any. */
function concerns(ids: ReadonlySet<number>): (query: { state: { data?: unknown } }) => boolean {
  return (query) => {
    const data: unknown = query.state.data;
    if (ids.size === 0 || typeof data !== 'object' || data === null || !('id' in data)) return true;
    return typeof data.id !== 'number' || ids.has(data.id);
  };
}
