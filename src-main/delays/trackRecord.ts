import { type RawBuilder, sql } from 'kysely';
import { addToDate, localDate } from '#shared/calendars/localTime.ts';
import { calibrationOf, type Tally } from '#shared/delays/calibration.ts';
import type { Calibration, Moment, RecordedRow } from '#shared/delays/fields.ts';
import { toIso } from '#shared/kernel/time.ts';
import type { ReadDb } from '../db/handles.ts';
import { loadSettings } from '../settings/load.ts';
import { ticketRows } from '../tickets/service.ts';
import type { Page, Place } from './lists.ts';
import { EVERYBODY, NO_BAND } from './outcomes.ts';

/** "Lately" of the track record. */
const DAYS = 90;

export interface RecordFilter {
  readonly technicianId?: number | undefined;
  readonly moment?: Moment | undefined;
}

/** The local day on which the last 90 days begin, today being one of them. */
export async function firstDayLately(
  db: ReadDb,
  now: number,
): Promise<{ readonly day: string; readonly timeZone: string }> {
  const { timeZone } = (await loadSettings(db)).institution;
  return { day: addToDate(localDate(now, timeZone), 1 - DAYS), timeZone };
}

export const talliesQuery = ({ technicianId = EVERYBODY, moment }: RecordFilter, from: string) =>
  sql<Omit<Tally, 'band'> & { band: number }>`
    SELECT band, sum(count) AS count, sum(late) AS late, sum(odds) AS odds, sum(squares) AS squares,
      sum(covered) AS covered
    FROM forecastTallies
    WHERE technicianId = ${technicianId} AND moment IN (${moment ?? 'assigned'}, ${moment ?? 'atRisk'})
      AND day >= ${from}
    GROUP BY band`;

/** How good the predictions were whose tickets were solved on or after a local day. */
export async function calibrationSince(db: ReadDb, filter: RecordFilter, from: string): Promise<Calibration> {
  const { rows } = await talliesQuery(filter, from).execute(db);
  return calibrationOf(rows.map((row) => ({ ...row, band: row.band === NO_BAND ? null : row.band })));
}

interface Kept {
  readonly id: number;
  readonly ticketId: number;
  readonly moment: Moment;
  readonly madeAt: number;
  readonly lateOdds: number | null;
  readonly earliestSeconds: number;
  readonly medianSeconds: number;
  readonly latestSeconds: number | null;
  readonly resolvedAt: number;
  readonly tookSeconds: number;
  readonly wasLate: number;
}

/** Predictions of a band whose tickets were solved since an instant, the last solved first. */
export function recordedQuery(
  { technicianId, moment, band }: RecordFilter & { readonly band: number },
  from: number,
  { after, limit }: Page,
): RawBuilder<Kept> {
  const index = technicianId === undefined ? 'forecasts_band' : 'forecasts_bandOf';
  const whose = technicianId === undefined ? sql`` : sql`f.technicianId = ${technicianId} AND`;
  const ofMoment = moment === undefined ? sql`` : sql`AND f.moment = ${moment}`;
  const beyond = after === null ? sql`` : sql`AND (f.resolvedAt, f.id) < (${after[0]}, ${after[1]})`;
  return sql<Kept>`
    SELECT f.id, f.ticketId, f.moment, f.madeAt, f.lateOdds, f.earliestSeconds, f.medianSeconds, f.latestSeconds,
      f.resolvedAt, f.tookSeconds, f.wasLate
    FROM forecasts f INDEXED BY ${sql.ref(index)}
    WHERE ${whose} f.band = ${band} AND f.resolvedAt >= ${from} ${ofMoment} ${beyond}
    ORDER BY f.resolvedAt DESC, f.id DESC LIMIT ${limit + 1}`;
}

export async function recordedPage(
  db: ReadDb,
  query: RawBuilder<Kept>,
  limit: number,
): Promise<{ readonly items: RecordedRow[]; readonly next: Place | null }> {
  const { rows } = await query.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const tickets = await ticketRows(
    db,
    shown.map(({ ticketId }) => ticketId),
  );
  const items = shown.flatMap((kept, at) => {
    const ticket = tickets[at];
    return ticket === undefined ? [] : [recordedRow(kept, ticket)];
  });
  return { items, next: rows.length > limit && last !== undefined ? [last.resolvedAt, last.id] : null };
}

function recordedRow(kept: Kept, ticket: RecordedRow['ticket']): RecordedRow {
  return {
    ticket,
    moment: kept.moment,
    madeAt: toIso(kept.madeAt),
    lateOdds: kept.lateOdds,
    predictedSeconds: {
      earliest: kept.earliestSeconds,
      median: kept.medianSeconds,
      latest: kept.latestSeconds,
    },
    tookSeconds: kept.tookSeconds,
    wasLate: kept.wasLate === 1,
  };
}
