/** What is offered and promised: settings, calendars, services with their procedures, SLA policies. */
export const id = '0020_catalogue';

export const statements: readonly string[] = [
  `CREATE TABLE settings (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1) STRICT`,
  `CREATE TABLE calendars (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, timeZone TEXT NOT NULL,
    holidayTemplate TEXT NOT NULL DEFAULT 'none', -- none, lft74, federal
    isDefault INTEGER NOT NULL DEFAULT 0, isEnabled INTEGER NOT NULL DEFAULT 1,
    version INTEGER NOT NULL DEFAULT 1) STRICT`,
  `CREATE UNIQUE INDEX calendars_default ON calendars (isDefault) WHERE isDefault = 1`,
  `CREATE TABLE calendarVersions (
    id INTEGER PRIMARY KEY, calendarId INTEGER NOT NULL REFERENCES calendars,
    validFrom TEXT, -- local date; null is since ever
    hours TEXT NOT NULL) STRICT`,
  `CREATE INDEX calendarVersions_calendar ON calendarVersions (calendarId, validFrom)`,
  `CREATE TABLE calendarHolidays (
    id INTEGER PRIMARY KEY, calendarId INTEGER NOT NULL REFERENCES calendars, date TEXT NOT NULL,
    name TEXT NOT NULL, isWorked INTEGER NOT NULL DEFAULT 0 -- 1 takes a day of the template out again
    ) STRICT`,
  `CREATE UNIQUE INDEX calendarHolidays_calendar ON calendarHolidays (calendarId, date)`,
  `CREATE TABLE services (
    id INTEGER PRIMARY KEY, category TEXT NOT NULL, name TEXT NOT NULL, description TEXT NOT NULL DEFAULT '',
    defaultImpact TEXT NOT NULL DEFAULT 'low', defaultUrgency TEXT NOT NULL DEFAULT 'medium',
    estimatedMinutes INTEGER, skillId INTEGER REFERENCES skills,
    needsApproval INTEGER NOT NULL DEFAULT 0, printedForm TEXT NOT NULL DEFAULT 'none', -- none, custody, service
    position INTEGER NOT NULL DEFAULT 0, isEnabled INTEGER NOT NULL DEFAULT 1,
    version INTEGER NOT NULL DEFAULT 1) STRICT`,
  `CREATE UNIQUE INDEX services_name ON services (category, name)`,
  `CREATE TABLE procedures (
    id INTEGER PRIMARY KEY, serviceId INTEGER NOT NULL REFERENCES services, number INTEGER NOT NULL,
    body TEXT NOT NULL, createdAt INTEGER NOT NULL, createdById INTEGER REFERENCES people) STRICT`,
  `CREATE UNIQUE INDEX procedures_service ON procedures (serviceId, number)`,
  `CREATE TABLE slaPolicies (
    id INTEGER PRIMARY KEY, serviceId INTEGER REFERENCES services, -- null holds for every service without its own
    priority TEXT NOT NULL, firstResponseMinutes INTEGER NOT NULL CHECK (firstResponseMinutes > 0),
    resolutionMinutes INTEGER NOT NULL CHECK (resolutionMinutes > 0),
    atRiskPercent INTEGER NOT NULL DEFAULT 80 CHECK (atRiskPercent BETWEEN 1 AND 100),
    calendarId INTEGER REFERENCES calendars,
    removedAt INTEGER, -- a removed one stays, because tickets name the policy that held for them
    version INTEGER NOT NULL DEFAULT 1) STRICT`,
  `CREATE UNIQUE INDEX slaPolicies_service ON slaPolicies (ifnull(serviceId, 0), priority) WHERE removedAt IS NULL`,
];
