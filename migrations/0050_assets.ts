/** The inventory: categories with their own fields, suppliers, assets, their files and their ties to tickets. */
export const id = '0050_assets';

export const statements: readonly string[] = [
  `CREATE TABLE suppliers (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, taxId TEXT, contact TEXT, email TEXT, phone TEXT, notes TEXT,
    isEnabled INTEGER NOT NULL DEFAULT 1, version INTEGER NOT NULL DEFAULT 1) STRICT`,
  `CREATE TABLE assetCategories (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL, -- equipment, consumable, licence
    usefulLifeMonths INTEGER CHECK (usefulLifeMonths > 0), -- null is never depreciated
    fields TEXT NOT NULL DEFAULT '[]', -- the category's own fields, in order
    position INTEGER NOT NULL DEFAULT 0, isEnabled INTEGER NOT NULL DEFAULT 1,
    version INTEGER NOT NULL DEFAULT 1) STRICT`,
  `CREATE TABLE assets (
    id INTEGER PRIMARY KEY, inventoryNumber TEXT NOT NULL,
    foldedNumber TEXT NOT NULL, -- lower case, no accents: what a scan or a typed number is compared with
    name TEXT NOT NULL, foldedName TEXT NOT NULL,
    categoryId INTEGER NOT NULL REFERENCES assetCategories,
    brand TEXT, model TEXT, serial TEXT,
    serialKey TEXT, -- folded brand and serial: one serial number once a brand
    foldedSerial TEXT, uuid TEXT, -- what an inventory agent is matched by
    statusKey TEXT NOT NULL, -- a status of the settings
    statusKind TEXT NOT NULL, -- available, inUse, inRepair, lost, retired
    areaId INTEGER REFERENCES areas, locationId INTEGER REFERENCES locations,
    holderId INTEGER REFERENCES people, -- who has it in custody now
    parentId INTEGER REFERENCES assets, -- what it is a part of
    acquiredOn TEXT, costCents INTEGER CHECK (costCents >= 0), supplierId INTEGER REFERENCES suppliers, invoice TEXT,
    warrantyUntil TEXT, usefulLifeMonths INTEGER CHECK (usefulLifeMonths > 0), -- null is the category's
    notes TEXT, custom TEXT NOT NULL DEFAULT '{}', -- values of the category's fields by their keys
    photoId INTEGER, -- one of assetFiles
    retiredAt INTEGER, retirementReason TEXT,
    isPresent INTEGER NOT NULL, -- 1 unless retired
    createdAt INTEGER NOT NULL, updatedAt INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1) STRICT`,
  `CREATE UNIQUE INDEX assets_number ON assets (foldedNumber)`,
  `CREATE UNIQUE INDEX assets_serialKey ON assets (serialKey) WHERE serialKey IS NOT NULL`,
  `CREATE INDEX assets_serial ON assets (foldedSerial) WHERE foldedSerial IS NOT NULL`,
  `CREATE INDEX assets_uuid ON assets (uuid) WHERE uuid IS NOT NULL`,
  // The next number of a prefix is the highest of each length: one step for each length, however many there are.
  `CREATE INDEX assets_sequence ON assets (length(foldedNumber), foldedNumber)`,
  // How many there are, of all that a list is filtered by: small entries, quickly counted.
  `CREATE INDEX assets_filters ON assets (isPresent, categoryId, statusKind, areaId, locationId, supplierId, holderId,
    statusKey, warrantyUntil)`,
  // The four orders of the list, each with everything that a list is filtered by: no row is read that a page does not
  // show, whatever was filtered, and looking through 200,000 of them takes less than a blink.
  ...['foldedNumber', 'foldedName', 'updatedAt', "coalesce(warrantyUntil, '9999-12-31')"].map(
    (order, index) =>
      `CREATE INDEX assets_by${['Number', 'Name', 'Update', 'Warranty'][index]} ON assets (${order}, id, isPresent,
        statusKind, categoryId, areaId, locationId, supplierId, holderId, statusKey, warrantyUntil)`,
  ),
  `CREATE INDEX assets_category ON assets (categoryId, foldedNumber, id)`,
  `CREATE INDEX assets_location ON assets (locationId, foldedNumber, id)`,
  `CREATE INDEX assets_area ON assets (areaId, foldedNumber, id)`,
  `CREATE INDEX assets_holder ON assets (holderId, foldedNumber, id) WHERE holderId IS NOT NULL`,
  `CREATE INDEX assets_supplier ON assets (supplierId, foldedNumber, id) WHERE supplierId IS NOT NULL`,
  `CREATE INDEX assets_parent ON assets (parentId, foldedNumber) WHERE parentId IS NOT NULL`,
  `CREATE INDEX assets_brand ON assets (brand, model)`,
  // What an inventory agent last said of it (processor, memory, disks, programs): kept whole, replaced by the next.
  `CREATE TABLE assetDetails (
    id INTEGER PRIMARY KEY REFERENCES assets, source TEXT NOT NULL, at INTEGER NOT NULL, details TEXT NOT NULL) STRICT`,
  `CREATE TABLE assetMacs (
    id INTEGER PRIMARY KEY, assetId INTEGER NOT NULL REFERENCES assets, mac TEXT NOT NULL) STRICT`,
  `CREATE UNIQUE INDEX assetMacs_asset ON assetMacs (assetId, mac)`,
  `CREATE INDEX assetMacs_mac ON assetMacs (mac)`,
  `CREATE TABLE assetFiles (
    id INTEGER PRIMARY KEY, assetId INTEGER NOT NULL REFERENCES assets, name TEXT NOT NULL, mediaType TEXT NOT NULL,
    bytes INTEGER NOT NULL, sha256 TEXT NOT NULL, uploadedById INTEGER REFERENCES people, at INTEGER NOT NULL) STRICT`,
  `CREATE INDEX assetFiles_asset ON assetFiles (assetId, id)`,
  `CREATE INDEX assetFiles_sha256 ON assetFiles (sha256)`,
  `CREATE TABLE ticketAssets (
    id INTEGER PRIMARY KEY, ticketId INTEGER NOT NULL REFERENCES tickets, assetId INTEGER NOT NULL REFERENCES assets,
    at INTEGER NOT NULL, byId INTEGER REFERENCES people) STRICT`,
  `CREATE UNIQUE INDEX ticketAssets_ticket ON ticketAssets (ticketId, assetId)`,
  `CREATE INDEX ticketAssets_asset ON ticketAssets (assetId, ticketId)`,
  // Rowid = asset id. Numbers and serials are found by any beginning of a word, like everything else.
  `CREATE VIRTUAL TABLE assetSearch USING fts5(
    number, name, body, content='', contentless_delete=1, prefix='3', detail=column,
    tokenize="unicode61 remove_diacritics 2")`,
];
