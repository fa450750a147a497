import type { AlertCasesTable, AlertMutesTable } from './alertTables.ts';
import type {
  AssetCategoriesTable,
  AssetDetailsTable,
  AssetFilesTable,
  AssetMacsTable,
  AssetsTable,
  SuppliersTable,
  TicketAssetsTable,
} from './assetTables.ts';
import type { BackupsTable } from './backupTables.ts';
import type {
  CalendarHolidaysTable,
  CalendarsTable,
  CalendarVersionsTable,
  ProceduresTable,
  ServicesTable,
  SettingsTable,
  SlaPoliciesTable,
} from './catalogueTables.ts';
import type { CoreTables } from './coreTables.ts';
import type { CustodyFilesTable, CustodyFormsTable, CustodyItemsTable } from './custodyTables.ts';
import type {
  DelayFollowingTable,
  ForecastSamplesTable,
  ForecastsTable,
  ForecastTalliesTable,
  TicketDelaysTable,
} from './delayTables.ts';
import type { GoalsTable } from './goalTables.ts';
import type { HeartbeatsTable } from './heartbeatTables.ts';
import type { DigestsTable, MailPartsTable, MailQueueTable } from './mailTables.ts';
import type {
  MaintenanceDueTable,
  MaintenancePartsTable,
  MaintenancePlansTable,
  MaintenanceRecordsTable,
} from './maintenanceTables.ts';
import type {
  AlertsTable,
  ImportMappingsTable,
  ImportRunsTable,
  NotificationPreferencesTable,
  NotificationsTable,
} from './noticeTables.ts';
import type {
  AbsencesTable,
  AreaHeadsTable,
  AreasTable,
  CredentialsTable,
  LocationsTable,
  PeopleTable,
  PersonRolesTable,
  PersonSkillsTable,
  SecondFactorsTable,
  SessionsTable,
  SignInFailuresTable,
  SkillsTable,
  TeamMembersTable,
  TeamsTable,
} from './peopleTables.ts';
import type {
  CancelledPeopleTable,
  PrivacyAcceptancesTable,
  PrivacyNoticesTable,
  ReleasedFilesTable,
  RetentionProgressTable,
} from './privacyTables.ts';
import type { ReportSchedulesTable, ReportsTable } from './reportTables.ts';
import type {
  IssuedReportsTable,
  IssuedRevisionsTable,
  IssuedSignersTable,
  TrustRootsTable,
} from './signingTables.ts';
import type { LicenceSeatsTable, StockItemsTable, StockMovementsTable } from './stockTables.ts';
import type {
  AssignmentsTable,
  AttachmentsTable,
  BulkOperationsTable,
  FolioSeriesTable,
  TicketLinksTable,
  TicketMessagesTable,
  TicketPausesTable,
  TicketSearchTable,
  TicketsTable,
  TimeEntriesTable,
} from './ticketTables.ts';
import type { NewsSeenTable, ProgramVersionsTable } from './updateTables.ts';
import type {
  VerificationExpectedTable,
  VerificationRoundsTable,
  VerificationScansTable,
} from './verificationTables.ts';

/** Every table by its name, as the migrations made them. */
export interface Tables extends CoreTables {
  areas: AreasTable;
  locations: LocationsTable;
  skills: SkillsTable;
  people: PeopleTable;
  personRoles: PersonRolesTable;
  areaHeads: AreaHeadsTable;
  teams: TeamsTable;
  teamMembers: TeamMembersTable;
  personSkills: PersonSkillsTable;
  absences: AbsencesTable;
  credentials: CredentialsTable;
  signInFailures: SignInFailuresTable;
  sessions: SessionsTable;
  secondFactors: SecondFactorsTable;
  settings: SettingsTable;
  calendars: CalendarsTable;
  calendarVersions: CalendarVersionsTable;
  calendarHolidays: CalendarHolidaysTable;
  services: ServicesTable;
  procedures: ProceduresTable;
  slaPolicies: SlaPoliciesTable;
  folioSeries: FolioSeriesTable;
  tickets: TicketsTable;
  ticketPauses: TicketPausesTable;
  ticketMessages: TicketMessagesTable;
  attachments: AttachmentsTable;
  assignments: AssignmentsTable;
  timeEntries: TimeEntriesTable;
  ticketLinks: TicketLinksTable;
  bulkOperations: BulkOperationsTable;
  backups: BackupsTable;
  heartbeats: HeartbeatsTable;
  alerts: AlertsTable;
  notifications: NotificationsTable;
  notificationPreferences: NotificationPreferencesTable;
  importRuns: ImportRunsTable;
  ticketSearch: TicketSearchTable;
  suppliers: SuppliersTable;
  assetCategories: AssetCategoriesTable;
  assets: AssetsTable;
  assetDetails: AssetDetailsTable;
  assetMacs: AssetMacsTable;
  assetFiles: AssetFilesTable;
  ticketAssets: TicketAssetsTable;
  custodyForms: CustodyFormsTable;
  custodyItems: CustodyItemsTable;
  custodyFiles: CustodyFilesTable;
  maintenancePlans: MaintenancePlansTable;
  maintenanceDue: MaintenanceDueTable;
  maintenanceRecords: MaintenanceRecordsTable;
  maintenanceParts: MaintenancePartsTable;
  stockItems: StockItemsTable;
  stockMovements: StockMovementsTable;
  licenceSeats: LicenceSeatsTable;
  verificationRounds: VerificationRoundsTable;
  verificationExpected: VerificationExpectedTable;
  verificationScans: VerificationScansTable;
  importMappings: ImportMappingsTable;
  alertCases: AlertCasesTable;
  alertMutes: AlertMutesTable;
  goals: GoalsTable;
  mailQueue: MailQueueTable;
  mailParts: MailPartsTable;
  digests: DigestsTable;
  reports: ReportsTable;
  reportSchedules: ReportSchedulesTable;
  issuedReports: IssuedReportsTable;
  issuedSigners: IssuedSignersTable;
  issuedRevisions: IssuedRevisionsTable;
  trustRoots: TrustRootsTable;
  ticketDelays: TicketDelaysTable;
  delayFollowing: DelayFollowingTable;
  forecastSamples: ForecastSamplesTable;
  forecasts: ForecastsTable;
  forecastTallies: ForecastTalliesTable;
  privacyNotices: PrivacyNoticesTable;
  privacyAcceptances: PrivacyAcceptancesTable;
  cancelledPeople: CancelledPeopleTable;
  releasedFiles: ReleasedFilesTable;
  retentionProgress: RetentionProgressTable;
  programVersions: ProgramVersionsTable;
  newsSeen: NewsSeenTable;
}
