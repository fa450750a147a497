import { alertsContract } from '../alerts/contract.ts';
import { assetsContract } from '../assets/contract.ts';
import { assignmentContract } from '../assignment/contract.ts';
import { auditContract } from '../audit/contract.ts';
import { backupsContract } from '../backups/contract.ts';
import { calendarsContract } from '../calendars/contract.ts';
import { custodyContract } from '../custody/contract.ts';
import { delaysContract } from '../delays/contract.ts';
import { exportsContract } from '../exports/contract.ts';
import { goalsContract } from '../goals/contract.ts';
import { idleContract } from '../idle/contract.ts';
import { importsContract } from '../imports/contract.ts';
import { indicatorsContract } from '../indicators/contract.ts';
import { labelsContract } from '../labels/contract.ts';
import { liveContract } from '../live/contract.ts';
import { mailContract } from '../mail/contract.ts';
import { maintenanceContract } from '../maintenance/contract.ts';
import { notificationsContract } from '../notifications/contract.ts';
import { organisationContract } from '../organisation/contract.ts';
import { peopleContract } from '../people/contract.ts';
import { privacyContract } from '../privacy/contract.ts';
import { reportsContract } from '../reports/contract.ts';
import { servicesContract } from '../services/contract.ts';
import { sessionsContract } from '../sessions/contract.ts';
import { settingsContract } from '../settings/contract.ts';
import { setupContract } from '../setup/contract.ts';
import { signingContract } from '../signing/contract.ts';
import { slaContract } from '../sla/contract.ts';
import { stockContract } from '../stock/contract.ts';
import { systemContract } from '../system/contract.ts';
import { ticketsContract } from '../tickets/contract.ts';
import { updatesContract } from '../updates/contract.ts';
import { verificationContract } from '../verification/contract.ts';

/** Every procedure of the product, listed once; served over the window's port, WebSocket and REST alike. */
export const contract = {
  setup: setupContract,
  sessions: sessionsContract,
  people: peopleContract,
  organisation: organisationContract,
  services: servicesContract,
  calendars: calendarsContract,
  sla: slaContract,
  settings: settingsContract,
  tickets: ticketsContract,
  assignment: assignmentContract,
  notifications: notificationsContract,
  assets: assetsContract,
  custody: custodyContract,
  maintenance: maintenanceContract,
  stock: stockContract,
  verification: verificationContract,
  labels: labelsContract,
  indicators: indicatorsContract,
  goals: goalsContract,
  idle: idleContract,
  delays: delaysContract,
  alerts: alertsContract,
  mail: mailContract,
  reports: reportsContract,
  signing: signingContract,
  privacy: privacyContract,
  exports: exportsContract,
  imports: importsContract,
  audit: auditContract,
  backups: backupsContract,
  system: systemContract,
  updates: updatesContract,
  live: liveContract,
};
