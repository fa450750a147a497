/** Consumables with their stock, licences with their seats, and every movement of both. */
export const id = '0053_stock';

export const statements: readonly string[] = [
  `CREATE TABLE stockItems (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, -- consumable, licence
    name TEXT NOT NULL, foldedName TEXT NOT NULL, categoryId INTEGER NOT NULL REFERENCES assetCategories,
    brand TEXT, model TEXT, unit TEXT NOT NULL, -- piece, box, seat …
    quantity INTEGER NOT NULL DEFAULT 0 CHECK (quantity >= 0), -- in the store; of a licence, its seats in all
    handedOut INTEGER NOT NULL DEFAULT 0 CHECK (handedOut >= 0), -- seats taken; 0 for consumables
    minimum INTEGER CHECK (minimum >= 0), -- at or below it an alert is due; null is none
    isLow INTEGER NOT NULL DEFAULT 0, -- what is left is at or below the minimum: the alert was raised
    unitCostCents INTEGER CHECK (unitCostCents >= 0), supplierId INTEGER REFERENCES suppliers,
    locationId INTEGER REFERENCES locations, expiresOn TEXT, notes TEXT,
    isEnabled INTEGER NOT NULL DEFAULT 1, version INTEGER NOT NULL DEFAULT 1,
    CHECK (kind = 'consumable' OR handedOut <= quantity)) STRICT`,
  `CREATE UNIQUE INDEX stockItems_name ON stockItems (kind, foldedName)`,
  `CREATE INDEX stockItems_list ON stockItems (foldedName, id)`,
  `CREATE INDEX stockItems_kind ON stockItems (kind, foldedName, id)`,
  `CREATE INDEX stockItems_low ON stockItems (foldedName, id) WHERE isLow = 1`,
  `CREATE TABLE stockMovements (
    id INTEGER PRIMARY KEY, itemId INTEGER NOT NULL REFERENCES stockItems,
    kind TEXT NOT NULL, -- received, handedOut, returned, counted, discarded
    quantity INTEGER NOT NULL, -- by how much it changed what is left: negative when it left
    personId INTEGER REFERENCES people, assetId INTEGER REFERENCES assets, ticketId INTEGER REFERENCES tickets,
    note TEXT, at INTEGER NOT NULL, byId INTEGER REFERENCES people) STRICT`,
  `CREATE INDEX stockMovements_item ON stockMovements (itemId, id)`,
  `CREATE INDEX stockMovements_person ON stockMovements (personId, id) WHERE personId IS NOT NULL`,
  `CREATE INDEX stockMovements_ticket ON stockMovements (ticketId) WHERE ticketId IS NOT NULL`,
  `CREATE TABLE licenceSeats (
    id INTEGER PRIMARY KEY, itemId INTEGER NOT NULL REFERENCES stockItems,
    personId INTEGER REFERENCES people, assetId INTEGER REFERENCES assets, -- one of the two
    fromAt INTEGER NOT NULL, toAt INTEGER, CHECK ((personId IS NULL) <> (assetId IS NULL))) STRICT`,
  `CREATE INDEX licenceSeats_item ON licenceSeats (itemId, id) WHERE toAt IS NULL`,
  `CREATE INDEX licenceSeats_person ON licenceSeats (personId) WHERE personId IS NOT NULL AND toAt IS NULL`,
  `CREATE INDEX licenceSeats_asset ON licenceSeats (assetId) WHERE assetId IS NOT NULL AND toAt IS NULL`,
];
