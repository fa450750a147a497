import type { contract } from '#shared/rpc/contract.ts';
import { alertsHandlers } from '../alerts/service.ts';
import { assetsHandlers } from '../assets/service.ts';
import { assignmentHandlers } from '../assignment/service.ts';
import { auditHandlers } from '../audit/service.ts';
import { backupsHandlers } from '../backups/service.ts';
import { calendarsHandlers } from '../calendars/service.ts';
import { custodyHandlers } from '../custody/service.ts';
import { delaysHandlers } from '../delays/service.ts';
import { exportsHandlers } from '../exports/service.ts';
import { goalsHandlers } from '../goals/service.ts';
import { idleHandlers } from '../idle/service.ts';
import { importsHandlers } from '../imports/service.ts';
import { indicatorsHandlers } from '../indicators/service.ts';
import { labelsHandlers } from '../labels/service.ts';
import { liveHandlers } from '../live/service.ts';
import { mailHandlers } from '../mail/service.ts';
import { maintenanceHandlers } from '../maintenance/service.ts';
import { notificationsHandlers } from '../notifications/service.ts';
import { organisationHandlers } from '../organisation/service.ts';
import { peopleHandlers } from '../people/service.ts';
import { privacyHandlers } from '../privacy/service.ts';
import { reportsHandlers } from '../reports/service.ts';
import { servicesHandlers } from '../services/service.ts';
import { sessionsHandlers } from '../sessions/service.ts';
import { settingsHandlers } from '../settings/service.ts';
import { setupHandlers } from '../setup/service.ts';
import { signingHandlers } from '../signing/service.ts';
import { slaHandlers } from '../sla/service.ts';
import { stockHandlers } from '../stock/service.ts';
import { systemHandlers } from '../system/service.ts';
import { ticketsHandlers } from '../tickets/service.ts';
import { updatesHandlers } from '../updates/service.ts';
import { verificationHandlers } from '../verification/service.ts';
import type { HandlersOf } from './handlers.ts';

type Registry = { readonly [F in keyof typeof contract]: HandlersOf<(typeof contract)[F]> };

/** Which feature answers which part of the contract; one line a feature, and the types refuse a missing handler. */
export const registry: Registry = {
  setup: setupHandlers,
  sessions: sessionsHandlers,
  people: peopleHandlers,
  organisation: organisationHandlers,
  services: servicesHandlers,
  calendars: calendarsHandlers,
  sla: slaHandlers,
  settings: settingsHandlers,
  tickets: ticketsHandlers,
  assignment: assignmentHandlers,
  notifications: notificationsHandlers,
  assets: assetsHandlers,
  custody: custodyHandlers,
  maintenance: maintenanceHandlers,
  stock: stockHandlers,
  verification: verificationHandlers,
  labels: labelsHandlers,
  indicators: indicatorsHandlers,
  goals: goalsHandlers,
  idle: idleHandlers,
  delays: delaysHandlers,
  alerts: alertsHandlers,
  mail: mailHandlers,
  reports: reportsHandlers,
  signing: signingHandlers,
  privacy: privacyHandlers,
  exports: exportsHandlers,
  imports: importsHandlers,
  audit: auditHandlers,
  backups: backupsHandlers,
  system: systemHandlers,
  updates: updatesHandlers,
  live: liveHandlers,
};
