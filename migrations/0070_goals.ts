/** Goals: a target for a figure, for everybody, a role or one technician, per period. Dates are local days. */
export const id = '0070_goals';

export const statements: readonly string[] = [
  `CREATE TABLE goals (
    id INTEGER PRIMARY KEY, measure TEXT NOT NULL,
    scope TEXT NOT NULL CHECK (scope IN ('all', 'role', 'worker')),
    role TEXT CHECK ((scope = 'role') = (role IS NOT NULL)),
    technicianId INTEGER REFERENCES people CHECK ((scope = 'worker') = (technicianId IS NOT NULL)),
    period TEXT NOT NULL, -- week, month, quarter, year
    target REAL NOT NULL, -- in the unit of the measure
    fromDate TEXT NOT NULL, toDate TEXT CHECK (toDate >= fromDate), note TEXT,
    state TEXT NOT NULL, -- proposed, inForce, declined, ended
    isInForce INTEGER NOT NULL,
    proposedById INTEGER REFERENCES people, createdAt INTEGER NOT NULL,
    decidedById INTEGER REFERENCES people, decidedAt INTEGER, decision TEXT,
    version INTEGER NOT NULL DEFAULT 1) STRICT`,
  `CREATE INDEX goals_state ON goals (state, id)`,
  `CREATE INDEX goals_inForce ON goals (id) WHERE isInForce = 1`,
  `CREATE INDEX goals_technician ON goals (technicianId, id) WHERE technicianId IS NOT NULL`,
];
