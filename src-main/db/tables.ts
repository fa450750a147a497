import type { Generated } from 'kysely';
import type { AssignmentMethod } from '#shared/assignment/method.ts';
import type { Role } from '#shared/rpc/permissions.ts';
import type { PrintedForm } from '#shared/services/service.ts';
import type { Impact, Priority, Urgency } from '#shared/sla/priority.ts';
import type { Channel, MessageKind, TicketStatus, WaitingFor } from '#shared/tickets/ticket.ts';
import type { CoreTables } from './coreTables.ts';

/** A 0/1 column; it becomes a boolean in the query file that reads it. */
export type Flag = 0 | 1;

export interface AreasTable {
  id: Generated<number>;
  name: string;
  code: string | null;
  isEnabled: Generated<Flag>;
  version: Generated<number>;
}

export interface LocationsTable {
  id: Generated<number>;
  name: string;
  address: string | null;
  isEnabled: Generated<Flag>;
  version: Generated<number>;
}

export interface SkillsTable {
  id: Generated<number>;
  name: string;
  version: Generated<number>;
}

export interface PeopleTable {
  id: Generated<number>;
  name: string;
  foldedName: string;
  username: string | null;
  email: string | null;
  phone: string | null;
  employeeNumber: string | null;
  post: string | null;
  areaId: number | null;
  locationId: number | null;
  calendarId: number | null;
  activeLimit: number | null;
  language: Generated<string>;
  isExternal: Generated<Flag>;
  isEnabled: Generated<Flag>;
  createdAt: number;
  version: Generated<number>;
}

export interface PersonRolesTable {
  id: Generated<number>;
  personId: number;
  role: Role;
}

export interface AreaHeadsTable {
  id: Generated<number>;
  areaId: number;
  personId: number;
}

export interface TeamsTable {
  id: Generated<number>;
  name: string;
  isEnabled: Generated<Flag>;
  version: Generated<number>;
}

export interface TeamMembersTable {
  id: Generated<number>;
  teamId: number;
  personId: number;
}

export interface PersonSkillsTable {
  id: Generated<number>;
  personId: number;
  skillId: number;
}

export interface AbsencesTable {
  id: Generated<number>;
  personId: number;
  fromAt: number;
  toAt: number;
  kind: string;
  note: string | null;
  createdById: number | null;
  version: Generated<number>;
}

export interface CredentialsTable {
  id: number;
  passwordHash: string;
  mustChange: Generated<Flag>;
  changedAt: number;
}

export interface SignInFailuresTable {
  personId: number;
  failures: number;
  lastAt: number;
  lockedUntil: number | null;
}

export interface SessionsTable {
  id: Generated<number>;
  tokenHash: Uint8Array;
  personId: number;
  createdAt: number;
  lastSeenAt: number;
  expiresAt: number;
  endedAt: number | null;
  origin: string;
  device: string;
}

export interface SettingsTable {
  id: Generated<number>;
  key: string;
  value: string;
  version: Generated<number>;
}

export interface CalendarsTable {
  id: Generated<number>;
  name: string;
  timeZone: string;
  holidayTemplate: Generated<string>;
  isDefault: Generated<Flag>;
  isEnabled: Generated<Flag>;
  version: Generated<number>;
}

export interface CalendarVersionsTable {
  id: Generated<number>;
  calendarId: number;
  validFrom: string | null;
  hours: string;
}

export interface CalendarHolidaysTable {
  id: Generated<number>;
  calendarId: number;
  date: string;
  name: string;
  isWorked: Generated<Flag>;
}

export interface ServicesTable {
  id: Generated<number>;
  category: string;
  name: string;
  description: Generated<string>;
  defaultImpact: Generated<Impact>;
  defaultUrgency: Generated<Urgency>;
  estimatedMinutes: number | null;
  skillId: number | null;
  needsApproval: Generated<Flag>;
  printedForm: Generated<PrintedForm>;
  position: Generated<number>;
  isEnabled: Generated<Flag>;
  version: Generated<number>;
}

export interface ProceduresTable {
  id: Generated<number>;
  serviceId: number;
  number: number;
  body: string;
  createdAt: number;
  createdById: number | null;
}

export interface SlaPoliciesTable {
  id: Generated<number>;
  serviceId: number | null;
  priority: Priority;
  firstResponseMinutes: number;
  resolutionMinutes: number;
  atRiskPercent: Generated<number>;
  calendarId: number | null;
  removedAt: number | null;
  version: Generated<number>;
}

export interface FolioSeriesTable {
  series: string;
  year: number;
  last: number;
}

export interface TicketsTable {
  id: Generated<number>;
  folio: string;
  title: string;
  description: string;
  status: TicketStatus;
  impact: Impact;
  urgency: Urgency;
  priority: Priority;
  channel: Channel;
  serviceId: number | null;
  requesterId: number;
  areaId: number | null;
  locationId: number | null;
  assigneeId: number | null;
  createdById: number | null;
  createdAt: number;
  updatedAt: number;
  policyId: number | null;
  calendarId: number | null;
  firstResponseMinutes: number;
  resolutionMinutes: number;
  atRiskPercent: number;
  clockStartedAt: number | null;
  firstPromiseAt: number | null;
  firstResponseDueAt: number | null;
  resolutionDueAt: number | null;
  atRiskAt: number | null;
  remainingSeconds: number | null;
  sortDueAt: number;
  nextAlertAt: number | null;
  firstRespondedAt: number | null;
  firstAssignedAt: number | null;
  assignedAt: number | null;
  assignedWeek: string | null;
  resolvedAt: number | null;
  closedAt: number | null;
  cancelledAt: number | null;
  autoCloseAt: number | null;
  responseSeconds: number | null;
  resolutionSeconds: number | null;
  closureSeconds: number | null;
  workedMinutes: Generated<number>;
  waitingFor: WaitingFor | null;
  scheduledFrom: number | null;
  scheduledTo: number | null;
  solution: string | null;
  reopenCount: Generated<number>;
  lastSolverId: number | null;
  handedBackById: number | null;
  rating: number | null;
  ratingComment: string | null;
  mergedIntoId: number | null;
  procedureId: number | null;
  foreignSystem: string | null;
  foreignNumber: string | null;
  isImported: Generated<Flag>;
  isOpen: Flag;
  isActive: Flag;
  isQueued: Flag;
  queueFirst: Generated<Flag>;
  isOverLimit: Generated<Flag>;
  version: Generated<number>;
}

export interface TicketPausesTable {
  id: Generated<number>;
  ticketId: number;
  fromAt: number;
  toAt: number | null;
  kind: string;
}

export interface TicketMessagesTable {
  id: Generated<number>;
  ticketId: number;
  kind: MessageKind;
  authorId: number | null;
  body: string;
  at: number;
}

export interface AttachmentsTable {
  id: Generated<number>;
  ticketId: number;
  messageId: number | null;
  name: string;
  mediaType: string;
  bytes: number;
  sha256: string;
  isInternal: Generated<Flag>;
  uploadedById: number | null;
  at: number;
}

export interface AssignmentsTable {
  id: Generated<number>;
  ticketId: number;
  technicianId: number;
  at: number;
  isoWeek: string;
  byId: number | null;
  method: AssignmentMethod;
  reason: string | null;
  explanation: string | null;
  isOverLimit: Generated<Flag>;
}

export interface TimeEntriesTable {
  id: Generated<number>;
  ticketId: number;
  personId: number;
  minutes: number;
  note: string | null;
  at: number;
}

export interface TicketLinksTable {
  id: Generated<number>;
  ticketId: number;
  otherId: number;
  kind: string;
  at: number;
}

export interface BulkOperationsTable {
  id: Generated<number>;
  actorId: number;
  at: number;
  action: string;
  items: string;
  undoneAt: number | null;
}

export interface AlertsTable {
  ticketId: number;
  kind: string;
  dueAt: number;
  raisedAt: number;
}

export interface NotificationsTable {
  id: Generated<number>;
  personId: number;
  kind: string;
  ticketId: number | null;
  actorId: number | null;
  at: number;
  deliverAt: number;
  readAt: number | null;
  isNative: Generated<Flag>;
  bulkId: number | null;
}

export interface NotificationPreferencesTable {
  personId: number;
  kind: string;
  inApp: Flag;
  native: Flag;
}

export interface ImportRunsTable {
  id: Generated<number>;
  kind: string;
  source: string;
  fileSha256: string;
  startedAt: number;
  finishedAt: number | null;
  state: string;
  done: Generated<number>;
  byId: number | null;
}

export interface ImportedRowsTable {
  runId: number;
  entity: string;
  entityId: number;
}

/** Rowid is the ticket's id; contentless, so that only MATCH and rowid can be asked for. */
export interface TicketSearchTable {
  rowid: number;
  title: string;
  body: string;
  notes: string;
}

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
  importedRows: ImportedRowsTable;
  ticketSearch: TicketSearchTable;
}
