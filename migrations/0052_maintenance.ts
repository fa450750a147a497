/** Maintenance: preventive plans with when each asset is next due, and what was done at what cost. */
export const id = '0052_maintenance';

export const statements: readonly string[] = [
  `CREATE TABLE maintenancePlans (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
    categoryId INTEGER REFERENCES assetCategories, assetId INTEGER REFERENCES assets, -- one of the two
    serviceId INTEGER REFERENCES services, -- of the tickets that it opens
    everyMonths INTEGER CHECK (everyMonths > 0), -- null happens once, on firstOn
    firstOn TEXT NOT NULL, -- local date on which the first is due
    leadDays INTEGER NOT NULL DEFAULT 0 CHECK (leadDays >= 0), -- its ticket opens that many days before
    instructions TEXT NOT NULL, isEnabled INTEGER NOT NULL DEFAULT 1,
    createdById INTEGER REFERENCES people, -- stands for the requester where nobody holds the asset
    version INTEGER NOT NULL DEFAULT 1, CHECK ((categoryId IS NULL) <> (assetId IS NULL))) STRICT`,
  `CREATE INDEX maintenancePlans_category ON maintenancePlans (categoryId) WHERE categoryId IS NOT NULL`,
  `CREATE INDEX maintenancePlans_asset ON maintenancePlans (assetId) WHERE assetId IS NOT NULL`,
  `CREATE TABLE maintenanceDue (
    id INTEGER PRIMARY KEY, planId INTEGER NOT NULL REFERENCES maintenancePlans,
    assetId INTEGER NOT NULL REFERENCES assets,
    dueOn TEXT, -- local date; null when nothing is due any more (carried out once, plan disabled)
    openOn TEXT, -- when its ticket is to be opened: dueOn less the lead; null while a ticket is open
    ticketId INTEGER REFERENCES tickets, -- opened for dueOn
    lastDueOn TEXT -- the last date of the series that is dealt with: carried out, or its ticket cancelled
    ) STRICT`,
  `CREATE UNIQUE INDEX maintenanceDue_plan ON maintenanceDue (planId, assetId)`,
  `CREATE INDEX maintenanceDue_planDue ON maintenanceDue (planId, dueOn, id)`,
  `CREATE INDEX maintenanceDue_openOn ON maintenanceDue (openOn) WHERE openOn IS NOT NULL`,
  `CREATE INDEX maintenanceDue_dueOn ON maintenanceDue (dueOn, id) WHERE dueOn IS NOT NULL`,
  `CREATE INDEX maintenanceDue_asset ON maintenanceDue (assetId)`,
  `CREATE INDEX maintenanceDue_ticket ON maintenanceDue (ticketId) WHERE ticketId IS NOT NULL`,
  `CREATE TABLE maintenanceRecords (
    id INTEGER PRIMARY KEY, assetId INTEGER NOT NULL REFERENCES assets, ticketId INTEGER REFERENCES tickets,
    planId INTEGER REFERENCES maintenancePlans,
    kind TEXT NOT NULL, -- preventive, corrective, improvement
    description TEXT NOT NULL, supplierId INTEGER REFERENCES suppliers, isUnderWarranty INTEGER NOT NULL DEFAULT 0,
    startedOn TEXT NOT NULL, endedOn TEXT, -- local dates
    costCents INTEGER NOT NULL DEFAULT 0 CHECK (costCents >= 0), -- of work, without parts
    createdById INTEGER REFERENCES people, createdAt INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1) STRICT`,
  `CREATE INDEX maintenanceRecords_asset ON maintenanceRecords (assetId, startedOn, id)`,
  `CREATE INDEX maintenanceRecords_startedOn ON maintenanceRecords (startedOn, id)`,
  `CREATE INDEX maintenanceRecords_plan ON maintenanceRecords (planId, startedOn, id) WHERE planId IS NOT NULL`,
  `CREATE INDEX maintenanceRecords_supplier ON maintenanceRecords (supplierId, startedOn, id) WHERE supplierId IS NOT NULL`,
  `CREATE INDEX maintenanceRecords_running ON maintenanceRecords (startedOn, id) WHERE endedOn IS NULL`,
  `CREATE INDEX maintenanceRecords_ticket ON maintenanceRecords (ticketId) WHERE ticketId IS NOT NULL`,
  `CREATE TABLE maintenanceParts (
    id INTEGER PRIMARY KEY, recordId INTEGER NOT NULL REFERENCES maintenanceRecords, name TEXT NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity > 0), costCents INTEGER NOT NULL CHECK (costCents >= 0) -- of one
    ) STRICT`,
  `CREATE INDEX maintenanceParts_record ON maintenanceParts (recordId, id)`,
  // All that counting failures looks at: a period of a million tickets is read without touching their rows.
  `CREATE INDEX tickets_failures ON tickets (createdAt, serviceId, areaId, status, channel)`,
];
