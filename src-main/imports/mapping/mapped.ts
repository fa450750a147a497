import type { ImportMapping } from '#shared/imports/mapping.ts';
import { type ImportKind, TARGETS } from '#shared/imports/targets.ts';
import type { AssetColumn } from '../assets/columns.ts';
import type { AssetMap } from '../assets/importAssets.ts';
import { CsvFault } from '../csv/csvFault.ts';
import type { PersonColumn } from '../people/columns.ts';
import { ROW_KEY, type TableSource } from '../tableFile.ts';
import type { TicketMap } from '../tickets/ticketMap.ts';

/** What the mapping's words stand for, by the columns of the file: the reader sees the meaning where the word stood. */
export function wordsByColumn(mapping: ImportMapping): NonNullable<TableSource['words']> {
  return Object.fromEntries(
    Object.entries(mapping.values).flatMap(([field, words]) => {
      const column = mapping.columns[field];
      return column === undefined ? [] : [[column, words]];
    }),
  );
}

/** The columns that a kind knows, as its reader takes them. */
function columnsOf<F extends string>(kind: ImportKind, mapping: ImportMapping): ReadonlyMap<F, string> {
  const known = TARGETS[kind].flatMap(({ field }) => {
    const column = mapping.columns[field];
    // The fields of a kind are the columns of its reader; a test holds them together.
    return column === undefined ? [] : [[field as F, column] as const];
  });
  return new Map(known);
}

export function assetMap(mapping: ImportMapping): AssetMap {
  const { dates, ownColumns } = mapping;
  return {
    columns: columnsOf<AssetColumn>('assets', mapping),
    dates,
    statusWords: {},
    ownFields: ownColumns,
  };
}

export function personColumns(mapping: ImportMapping): ReadonlyMap<PersonColumn, string> {
  return columnsOf<PersonColumn>('people', mapping);
}

/** @throws {CsvFault} when a column that every ticket needs is not chosen */
export function ticketMapOf(mapping: ImportMapping, category: string): TicketMap {
  const columns = columnsOf<string>('tickets', mapping);
  const needed = (field: string) => {
    const column = columns.get(field);
    if (column !== undefined) return column;
    throw new CsvFault(1, null, `No column is chosen for ${field}.`, 'fieldMissing', { field });
  };
  const optional = [
    'requesterEmail',
    'state',
    'resolvedAt',
    'closedAt',
    'updatedAt',
    'assignee',
    'team',
    'location',
    'service',
    'impact',
    'urgency',
    'priority',
    'channel',
  ] as const;
  const description = [...(columns.has('description') ? [needed('description')] : []), ...mapping.ownColumns];
  return {
    system: 'csv',
    columns: {
      // A list without numbers of its own: the line itself tells its tickets apart.
      number: columns.get('number') ?? ROW_KEY,
      openedAt: needed('openedAt'),
      title: [needed('title')],
      requester: needed('requester'),
      description: description.map((column) => ({ column, label: column.slice(0, 60) })),
      solution: columns.has('solution') ? [needed('solution')] : [],
      ...Object.fromEntries(
        optional.flatMap((field) => {
          const column = columns.get(field);
          return column === undefined ? [] : [[field, column]];
        }),
      ),
    },
    dates: mapping.dates === 'y-m-d' ? ['y-m-d'] : [mapping.dates, 'y-m-d'],
    empty: [],
    values: {},
    serviceCategory: category,
  };
}
