/**
 * The rows whose direct edit `verify` finds: for each, every event that changes it keeps a digest of what it left.
 * A table whose rows change without an event (sessions, notifications, counters) is not listed.
 */
export interface CoveredTable {
  readonly table: string;
  /** Integer column by which events name the row. */
  readonly idColumn: string;
  /**
   * Where several rows belong to one id (the roles of a person), the columns that put them in order; they are then
   * covered together, as one thing. Without it `idColumn` is unique.
   */
  readonly orderBy?: readonly string[];
  /** Columns that change without an event. */
  readonly except?: readonly string[];
  /**
   * NOT NULL columns that a later migration added, with the value that it gave the rows already there. A row with
   * that value hashes as it did before. (Nullable columns need no entry: null is never hashed.) A migration must not
   * rename or drop a covered column.
   */
  readonly addedWith?: Readonly<Record<string, string | number>>;
}

/** By entity, the word that events, topics and history use. */
export type Covered = Readonly<Record<string, CoveredTable>>;

const row = (table: string): CoveredTable => ({ table, idColumn: 'id' });

/** Rows that belong to one id and are covered together. */
const set = (table: string, idColumn: string, ...orderBy: string[]): CoveredTable => ({
  table,
  idColumn,
  orderBy,
  // Their own ids come and go as the set is written anew.
  except: ['id'],
});

export const coveredTables: Covered = {
  person: row('people'),
  personRoles: set('personRoles', 'personId', 'role'),
  personSkills: set('personSkills', 'personId', 'skillId'),
  credential: row('credentials'),
  // The newest step of time that was used changes with every sign-in.
  secondFactor: { table: 'secondFactors', idColumn: 'id', except: ['lastStep'] },
  absence: row('absences'),
  area: row('areas'),
  areaHeads: set('areaHeads', 'areaId', 'personId'),
  location: row('locations'),
  skill: row('skills'),
  team: row('teams'),
  teamMembers: set('teamMembers', 'teamId', 'personId'),
  setting: row('settings'),
  calendar: row('calendars'),
  calendarVersions: set('calendarVersions', 'calendarId', 'id'),
  calendarHolidays: set('calendarHolidays', 'calendarId', 'date'),
  service: row('services'),
  procedure: row('procedures'),
  slaPolicy: row('slaPolicies'),
  // When the next alert may be due is bookkeeping of the job that raises them.
  ticket: { table: 'tickets', idColumn: 'id', except: ['nextAlertAt'] },
  ticketMessage: row('ticketMessages'),
  attachment: row('attachments'),
  assignment: row('assignments'),
  timeEntry: row('timeEntries'),
  ticketPauses: set('ticketPauses', 'ticketId', 'id'),
  ticketLink: row('ticketLinks'),
  bulkOperation: row('bulkOperations'),
  supplier: row('suppliers'),
  assetCategory: row('assetCategories'),
  asset: row('assets'),
  assetDetails: row('assetDetails'),
  assetMacs: set('assetMacs', 'assetId', 'mac'),
  assetFile: row('assetFiles'),
  ticketAsset: row('ticketAssets'),
  custodyForm: row('custodyForms'),
  custodyItem: row('custodyItems'),
  custodyFile: row('custodyFiles'),
  // When each asset is next due (maintenanceDue) follows from plans and records.
  maintenancePlan: row('maintenancePlans'),
  maintenanceRecord: row('maintenanceRecords'),
  maintenanceParts: set('maintenanceParts', 'recordId', 'id'),
  stockItem: row('stockItems'),
  stockMovement: row('stockMovements'),
  licenceSeat: row('licenceSeats'),
  verificationRound: row('verificationRounds'),
  verificationScan: row('verificationScans'),
  // What was expected is fixed when the round begins; whether it was found follows from the scans.
  verificationExpected: {
    table: 'verificationExpected',
    idColumn: 'roundId',
    orderBy: ['assetId'],
    except: ['id', 'foundAt'],
  },
  importMapping: row('importMappings'),
  alertCase: row('alertCases'),
  alertMute: row('alertMutes'),
  goal: row('goals'),
  report: row('reports'),
  // When it is next due and how it went is bookkeeping of the job that makes it.
  reportSchedule: {
    table: 'reportSchedules',
    idColumn: 'id',
    except: [
      'nextRunAt',
      'claim',
      'claimedAt',
      'lastRunAt',
      'lastOutcome',
      'lastError',
      'lastFile',
      'attempts',
    ],
  },
  issuedReport: row('issuedReports'),
  issuedSigner: row('issuedSigners'),
  issuedRevision: row('issuedRevisions'),
  trustRoot: row('trustRoots'),
  privacyNotice: row('privacyNotices'),
  privacyAcceptance: row('privacyAcceptances'),
  // How far the erasing of their requests has come is bookkeeping of the job.
  cancelledPerson: { table: 'cancelledPeople', idColumn: 'id', except: ['lastTicketId', 'doneAt'] },
};
