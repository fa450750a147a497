/**
 * Tickets and all that hangs on them. Deadlines and durations are columns, written by the service that changes their
 * inputs. The 0/1 columns exist so that partial indexes can test them (`status in (…)` never matches one).
 */
export const id = '0030_tickets';

export const statements: readonly string[] = [
  `CREATE TABLE folioSeries (
    series TEXT NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (series, year)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE tickets (
    id INTEGER PRIMARY KEY, folio TEXT NOT NULL UNIQUE, title TEXT NOT NULL, description TEXT NOT NULL,
    status TEXT NOT NULL, impact TEXT NOT NULL, urgency TEXT NOT NULL, priority TEXT NOT NULL, channel TEXT NOT NULL,
    serviceId INTEGER REFERENCES services, requesterId INTEGER NOT NULL REFERENCES people,
    areaId INTEGER REFERENCES areas, locationId INTEGER REFERENCES locations,
    assigneeId INTEGER REFERENCES people, createdById INTEGER REFERENCES people,
    createdAt INTEGER NOT NULL, updatedAt INTEGER NOT NULL,
    -- promises
    policyId INTEGER REFERENCES slaPolicies, calendarId INTEGER REFERENCES calendars,
    firstResponseMinutes INTEGER NOT NULL, resolutionMinutes INTEGER NOT NULL, atRiskPercent INTEGER NOT NULL,
    clockStartedAt INTEGER, -- when the clocks began: creation, or the approval
    firstPromiseAt INTEGER, -- the resolution time given at creation; never changes
    firstResponseDueAt INTEGER, resolutionDueAt INTEGER, atRiskAt INTEGER,
    remainingSeconds INTEGER, -- working seconds left while the resolution clock stands still
    sortDueAt INTEGER NOT NULL, -- resolutionDueAt, or far away where there is none: what lists sort by
    nextAlertAt INTEGER, -- next instant at which an alert may be due; null when none can
    -- what happened
    firstRespondedAt INTEGER, firstAssignedAt INTEGER, assignedAt INTEGER, assignedWeek TEXT,
    resolvedAt INTEGER, closedAt INTEGER, cancelledAt INTEGER, autoCloseAt INTEGER,
    responseSeconds INTEGER, resolutionSeconds INTEGER, closureSeconds INTEGER, workedMinutes INTEGER NOT NULL DEFAULT 0,
    waitingFor TEXT, scheduledFrom INTEGER, scheduledTo INTEGER,
    solution TEXT, reopenCount INTEGER NOT NULL DEFAULT 0, lastSolverId INTEGER REFERENCES people,
    handedBackById INTEGER REFERENCES people, -- who put it back last: it does not return to them by itself
    rating INTEGER CHECK (rating BETWEEN 1 AND 5), ratingComment TEXT,
    mergedIntoId INTEGER REFERENCES tickets, procedureId INTEGER REFERENCES procedures,
    foreignSystem TEXT, foreignNumber TEXT, isImported INTEGER NOT NULL DEFAULT 0,
    -- what indexes test
    isOpen INTEGER NOT NULL, isActive INTEGER NOT NULL, isQueued INTEGER NOT NULL, queueFirst INTEGER NOT NULL DEFAULT 0,
    isOverLimit INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1) STRICT`,
  `CREATE INDEX tickets_createdAt ON tickets (createdAt, id)`,
  `CREATE INDEX tickets_updatedAt ON tickets (updatedAt, id)`,
  `CREATE INDEX tickets_requester ON tickets (requesterId, createdAt, id)`,
  `CREATE INDEX tickets_assignee ON tickets (assigneeId, createdAt, id)`,
  `CREATE INDEX tickets_status ON tickets (status, createdAt, id)`,
  `CREATE INDEX tickets_area ON tickets (areaId, createdAt, id)`,
  `CREATE INDEX tickets_service ON tickets (serviceId, createdAt, id)`,
  `CREATE INDEX tickets_openDue ON tickets (sortDueAt, id) WHERE isOpen = 1`,
  `CREATE INDEX tickets_due ON tickets (sortDueAt, id)`,
  `CREATE INDEX tickets_openCreated ON tickets (createdAt, id) WHERE isOpen = 1`,
  // By id alone: what a search by a person's name pages through.
  `CREATE INDEX tickets_requesterId ON tickets (requesterId)`,
  `CREATE INDEX tickets_assigneeId ON tickets (assigneeId)`,
  `CREATE INDEX tickets_assigneeOpen ON tickets (assigneeId, sortDueAt, id) WHERE isOpen = 1`,
  `CREATE INDEX tickets_active ON tickets (assigneeId) WHERE isActive = 1`,
  `CREATE INDEX tickets_queue ON tickets (queueFirst DESC, sortDueAt, id) WHERE isQueued = 1`,
  `CREATE INDEX tickets_closedAt ON tickets (closedAt, id) WHERE closedAt IS NOT NULL`,
  `CREATE INDEX tickets_nextAlertAt ON tickets (nextAlertAt) WHERE nextAlertAt IS NOT NULL`,
  `CREATE INDEX tickets_autoCloseAt ON tickets (autoCloseAt) WHERE autoCloseAt IS NOT NULL`,
  `CREATE INDEX tickets_scheduled ON tickets (assigneeId, scheduledFrom) WHERE scheduledFrom IS NOT NULL`,
  `CREATE UNIQUE INDEX tickets_foreign ON tickets (foreignSystem, foreignNumber) WHERE foreignNumber IS NOT NULL`,
  `CREATE INDEX tickets_mergedInto ON tickets (mergedIntoId) WHERE mergedIntoId IS NOT NULL`,
  // While the resolution clock stood still; toAt is null while it still does.
  `CREATE TABLE ticketPauses (
    id INTEGER PRIMARY KEY, ticketId INTEGER NOT NULL REFERENCES tickets, fromAt INTEGER NOT NULL, toAt INTEGER,
    kind TEXT NOT NULL -- waiting, resolved, closed
    ) STRICT`,
  `CREATE INDEX ticketPauses_ticket ON ticketPauses (ticketId, fromAt)`,
  `CREATE TABLE ticketMessages (
    id INTEGER PRIMARY KEY, ticketId INTEGER NOT NULL REFERENCES tickets, kind TEXT NOT NULL, -- reply, note, solution
    authorId INTEGER REFERENCES people, body TEXT NOT NULL, at INTEGER NOT NULL) STRICT`,
  `CREATE INDEX ticketMessages_ticket ON ticketMessages (ticketId, id)`,
  `CREATE TABLE attachments (
    id INTEGER PRIMARY KEY, ticketId INTEGER NOT NULL REFERENCES tickets, messageId INTEGER REFERENCES ticketMessages,
    name TEXT NOT NULL, mediaType TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL,
    isInternal INTEGER NOT NULL DEFAULT 0, uploadedById INTEGER REFERENCES people, at INTEGER NOT NULL) STRICT`,
  `CREATE INDEX attachments_ticket ON attachments (ticketId, id)`,
  `CREATE INDEX attachments_sha256 ON attachments (sha256)`,
  `CREATE TABLE assignments (
    id INTEGER PRIMARY KEY, ticketId INTEGER NOT NULL REFERENCES tickets, technicianId INTEGER NOT NULL REFERENCES people,
    at INTEGER NOT NULL, isoWeek TEXT NOT NULL, byId INTEGER REFERENCES people,
    method TEXT NOT NULL, -- automatic, manual, taken, reopened, imported
    reason TEXT, explanation TEXT, isOverLimit INTEGER NOT NULL DEFAULT 0) STRICT`,
  `CREATE INDEX assignments_ticket ON assignments (ticketId, id)`,
  `CREATE INDEX assignments_week ON assignments (isoWeek, technicianId)`,
  `CREATE INDEX assignments_technician ON assignments (technicianId, at)`,
  `CREATE TABLE timeEntries (
    id INTEGER PRIMARY KEY, ticketId INTEGER NOT NULL REFERENCES tickets, personId INTEGER NOT NULL REFERENCES people,
    minutes INTEGER NOT NULL CHECK (minutes > 0), note TEXT, at INTEGER NOT NULL) STRICT`,
  `CREATE INDEX timeEntries_ticket ON timeEntries (ticketId, id)`,
  `CREATE INDEX timeEntries_person ON timeEntries (personId, at)`,
  `CREATE TABLE ticketLinks (
    id INTEGER PRIMARY KEY, ticketId INTEGER NOT NULL REFERENCES tickets, otherId INTEGER NOT NULL REFERENCES tickets,
    kind TEXT NOT NULL, -- related; merged tickets are found by mergedIntoId
    at INTEGER NOT NULL, CHECK (ticketId < otherId)) STRICT`,
  `CREATE UNIQUE INDEX ticketLinks_pair ON ticketLinks (ticketId, otherId)`,
  `CREATE INDEX ticketLinks_other ON ticketLinks (otherId)`,
  `CREATE TABLE bulkOperations (
    id INTEGER PRIMARY KEY, actorId INTEGER NOT NULL REFERENCES people, at INTEGER NOT NULL, action TEXT NOT NULL,
    items TEXT NOT NULL, undoneAt INTEGER) STRICT`,
  // Rowid = ticket id. Notes stand apart: what requesters may search never contains them.
  `CREATE VIRTUAL TABLE ticketSearch USING fts5(
    title, body, notes, content='', contentless_delete=1, prefix='3', detail=column,
    tokenize="unicode61 remove_diacritics 2")`,
];
