import { sql } from 'kysely';
import type { Panel, PanelInput } from '#shared/indicators/contract.ts';
import { DIMENSIONS, type Dimension } from '#shared/indicators/fields.ts';
import { spanOf, stepsOf } from '#shared/indicators/period.ts';
import type { ReadDb } from '../db/handles.ts';
import { figuresOf, type Listener } from './figures.ts';
import type { Moment } from './moment.ts';
import type { RowColumns } from './rows.ts';
import { GroupTally, Steps } from './tallies.ts';

/** Bars that a chart can still show; the rest are counted. */
const ROWS: Readonly<Record<Dimension, number>> = {
  status: 20,
  service: 50,
  area: 50,
  requester: 20,
  channel: 20,
  priority: 20,
};

type Key = number | string | null;
type Column = 'at' | Dimension;

/**
 * The whole panel: the figures, and in the same reading the lines, the groups and the heat map.
 *
 * @param most rows of each group; as many as a chart can show unless given
 */
export async function panelOf(
  db: ReadDb,
  moment: Moment,
  input: PanelInput,
  most: Readonly<Record<Dimension, number>> = ROWS,
): Promise<Panel> {
  const { from, to, by, ...filter } = input;
  const steps = new Steps(
    stepsOf({ from, to }, by).map((dates) => ({ dates, span: spanOf(dates, moment.timeZone) })),
  );
  const groups = new Groups();
  const hours = new Map<number, number>();
  const listener: Listener<Column> = {
    columns: ['at', ...DIMENSIONS],
    received: (row) => {
      steps.at(row.at).received += 1;
      hours.set(row.hourOfWeek, (hours.get(row.hourOfWeek) ?? 0) + 1);
      groups.each(row, (group) => {
        group.received += 1;
      });
    },
    resolved: (row) => {
      const step = steps.at(row.at);
      step.resolved += 1;
      step.resolution.add(row.resolutionSeconds);
      groups.each(row, (group) => {
        group.resolved += 1;
        group.resolution.add(row.resolutionSeconds);
      });
    },
    closed: (row) => {
      steps.at(row.at).closed += 1;
    },
    cancelled: (row) => {
      steps.at(row.at).cancelled += 1;
    },
    backlog: (row) =>
      groups.each(row, (group) => {
        group.backlog += 1;
      }),
    response: (row) => {
      steps.at(row.at).response.add(row.responseSeconds);
      groups.each(row, (group) => group.response.add(row.responseSeconds));
    },
    onTime: (row, isMet) => {
      steps.at(row.at).onTime.add(isMet);
      groups.each(row, (group) => group.onTime.add(isMet));
    },
    withinFirstPromise: (row, isMet) => steps.at(row.at).withinFirstPromise.add(isMet),
  };
  const figures = await figuresOf(db, moment, filter, listener);
  return {
    figures,
    series: steps.rows(),
    groups: await groups.named(db, most),
    arrivals: [...hours]
      .sort(([a], [b]) => a - b)
      .map(([hour, count]) => ({ weekday: Math.floor(hour / 24) + 1, hour: hour % 24, count })),
  };
}

class Groups {
  readonly #byDimension = DIMENSIONS.map((dimension) => ({ dimension, tallies: new Map<Key, GroupTally>() }));

  /** Tells the group of the ticket in each dimension. */
  each(row: Pick<RowColumns, Dimension>, tell: (group: GroupTally) => void): void {
    for (const { dimension, tallies } of this.#byDimension) {
      const key = row[dimension];
      let tally = tallies.get(key);
      if (tally === undefined) {
        tally = new GroupTally();
        tallies.set(key, tally);
      }
      tell(tally);
    }
  }

  async named(db: ReadDb, most: Readonly<Record<Dimension, number>>): Promise<Panel['groups']> {
    const named: Partial<Panel['groups']> = {};
    for (const { dimension, tallies } of this.#byDimension) {
      // By what came in; what only has something else (an old backlog) after that.
      const sorted = [...tallies].sort(
        ([, a], [, b]) => b.received - a.received || b.backlog - a.backlog || b.resolved - a.resolved,
      );
      const shown = sorted.slice(0, most[dimension]);
      const names = await namesOf(
        db,
        dimension,
        shown.map(([key]) => key),
      );
      named[dimension] = {
        rows: shown.map(([key, tally]) => ({ key, name: names.get(key) ?? null, ...tally.row() })),
        more: sorted.length - shown.length,
      };
    }
    return named as Panel['groups'];
  }
}

const TABLES = { service: 'services', area: 'areas', requester: 'people' } as const;

async function namesOf(db: ReadDb, dimension: Dimension, keys: readonly Key[]): Promise<Map<Key, string>> {
  if (dimension !== 'service' && dimension !== 'area' && dimension !== 'requester') return new Map();
  const { rows } = await sql<{
    id: number;
    name: string;
  }>`SELECT id, name FROM ${sql.table(TABLES[dimension])}
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(keys)}))`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
