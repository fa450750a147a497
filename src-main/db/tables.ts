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
import type {
  AlertsTable,
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
  SessionsTable,
  SignInFailuresTable,
  SkillsTable,
  TeamMembersTable,
  TeamsTable,
} from './peopleTables.ts';
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
  alerts: AlertsTable;
  notifications: NotificationsTable;
  notificationPreferences: NotificationPreferencesTable;
  importRuns: ImportRunsTable;
  ticketSearch: TicketSearchTable;
}
