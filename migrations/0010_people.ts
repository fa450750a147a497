/** People and what they belong to: areas, locations, teams, skills, roles, absences, credentials, sessions. */
export const id = '0010_people';

export const statements: readonly string[] = [
  `CREATE TABLE areas (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, code TEXT, isEnabled INTEGER NOT NULL DEFAULT 1,
    version INTEGER NOT NULL DEFAULT 1) STRICT`,
  `CREATE UNIQUE INDEX areas_name ON areas (name)`,
  `CREATE TABLE locations (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, address TEXT, isEnabled INTEGER NOT NULL DEFAULT 1,
    version INTEGER NOT NULL DEFAULT 1) STRICT`,
  `CREATE UNIQUE INDEX locations_name ON locations (name)`,
  `CREATE TABLE skills (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, version INTEGER NOT NULL DEFAULT 1) STRICT`,
  `CREATE TABLE people (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL,
    foldedName TEXT NOT NULL, -- lower case, no accents: what a search by name reads
    username TEXT, email TEXT, phone TEXT, employeeNumber TEXT, post TEXT,
    areaId INTEGER REFERENCES areas, locationId INTEGER REFERENCES locations,
    calendarId INTEGER, -- shift of a technician; null is the institution's calendar
    activeLimit INTEGER, -- own limit of active tickets; null is the institution's
    language TEXT NOT NULL DEFAULT 'es',
    isExternal INTEGER NOT NULL DEFAULT 0, isEnabled INTEGER NOT NULL DEFAULT 1,
    createdAt INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1) STRICT`,
  `CREATE UNIQUE INDEX people_username ON people (username) WHERE username IS NOT NULL`,
  `CREATE UNIQUE INDEX people_employeeNumber ON people (employeeNumber) WHERE employeeNumber IS NOT NULL`,
  `CREATE INDEX people_foldedName ON people (foldedName, id)`,
  `CREATE INDEX people_email ON people (email) WHERE email IS NOT NULL`,
  `CREATE TABLE personRoles (
    id INTEGER PRIMARY KEY, personId INTEGER NOT NULL REFERENCES people, role TEXT NOT NULL) STRICT`,
  `CREATE UNIQUE INDEX personRoles_person ON personRoles (personId, role)`,
  `CREATE INDEX personRoles_role ON personRoles (role, personId)`,
  `CREATE TABLE areaHeads (
    id INTEGER PRIMARY KEY, areaId INTEGER NOT NULL REFERENCES areas, personId INTEGER NOT NULL REFERENCES people) STRICT`,
  `CREATE UNIQUE INDEX areaHeads_area ON areaHeads (areaId, personId)`,
  `CREATE INDEX areaHeads_person ON areaHeads (personId)`,
  `CREATE TABLE teams (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, isEnabled INTEGER NOT NULL DEFAULT 1,
    version INTEGER NOT NULL DEFAULT 1) STRICT`,
  `CREATE TABLE teamMembers (
    id INTEGER PRIMARY KEY, teamId INTEGER NOT NULL REFERENCES teams, personId INTEGER NOT NULL REFERENCES people) STRICT`,
  `CREATE UNIQUE INDEX teamMembers_team ON teamMembers (teamId, personId)`,
  `CREATE INDEX teamMembers_person ON teamMembers (personId)`,
  `CREATE TABLE personSkills (
    id INTEGER PRIMARY KEY, personId INTEGER NOT NULL REFERENCES people, skillId INTEGER NOT NULL REFERENCES skills) STRICT`,
  `CREATE UNIQUE INDEX personSkills_person ON personSkills (personId, skillId)`,
  `CREATE INDEX personSkills_skill ON personSkills (skillId, personId)`,
  `CREATE TABLE absences (
    id INTEGER PRIMARY KEY, personId INTEGER NOT NULL REFERENCES people,
    fromAt INTEGER NOT NULL, toAt INTEGER NOT NULL CHECK (toAt > fromAt), kind TEXT NOT NULL, note TEXT,
    createdById INTEGER REFERENCES people, version INTEGER NOT NULL DEFAULT 1) STRICT`,
  `CREATE INDEX absences_person ON absences (personId, toAt)`,
  `CREATE TABLE credentials (
    id INTEGER PRIMARY KEY REFERENCES people, -- the person's id: one each
    passwordHash TEXT NOT NULL, mustChange INTEGER NOT NULL DEFAULT 0, changedAt INTEGER NOT NULL) STRICT`,
  // Counters change without an audit event, so they stand outside the covered row.
  `CREATE TABLE signInFailures (
    personId INTEGER PRIMARY KEY REFERENCES people, failures INTEGER NOT NULL, lastAt INTEGER NOT NULL,
    lockedUntil INTEGER) STRICT`,
  `CREATE TABLE sessions (
    id INTEGER PRIMARY KEY, tokenHash BLOB NOT NULL UNIQUE, personId INTEGER NOT NULL REFERENCES people,
    createdAt INTEGER NOT NULL, lastSeenAt INTEGER NOT NULL, expiresAt INTEGER NOT NULL, endedAt INTEGER,
    origin TEXT NOT NULL, device TEXT NOT NULL) STRICT`,
  `CREATE INDEX sessions_person ON sessions (personId, id)`,
];
