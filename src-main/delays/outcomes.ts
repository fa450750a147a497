import type { Selectable } from 'kysely';
import { localDate } from '#shared/calendars/localTime.ts';
import { bandOf, type Tally, tallyOf } from '#shared/delays/calibration.ts';
import type { Moment } from '#shared/delays/fields.ts';
import { deadlineState } from '#shared/sla/deadline.ts';
import type { ForecastsTable } from '../db/delayTables.ts';
import type { WriteTx } from '../db/handles.ts';
import type { TicketFacts } from './facts.ts';
import type { DelayRow, Limits } from './reckon.ts';

/** Everybody, in the tallies. */
export const EVERYBODY = 0;
/** Of predictions without odds, in the tallies. */
export const NO_BAND = -1;
/** "At the first assignment" is no more than so much working time after it. */
const AT_ASSIGNMENT_SECONDS = 3_600;

/** The moments at which a prediction is to be kept now: at the first assignment, and when it first counts as at risk. */
function momentsOf(ticket: TicketFacts, row: DelayRow, { lateOddsPercent }: Limits, now: number): Moment[] {
  // Imported history predicts nothing, and what was reopened tells of a second solution.
  if (row.classKind === null || ticket.isImported === 1 || ticket.reopenCount > 0) return [];
  const moments: Moment[] = [];
  if ((row.usedSeconds ?? 0) <= AT_ASSIGNMENT_SECONDS) moments.push('assigned');
  const { resolutionDueAt, atRiskAt } = ticket;
  const isInTime = resolutionDueAt !== null && now <= resolutionDueAt;
  const isNear = atRiskAt !== null && atRiskAt <= now;
  if (isInTime && (isNear || (row.lateOdds ?? 0) >= lateOddsPercent / 100)) moments.push('atRisk');
  return moments.filter((moment) => ticket.kept.every(([known]) => known !== moment));
}

/** Keeps a prediction for the track record, each moment of a ticket once. */
export async function keepForecasts(
  tx: WriteTx,
  ticket: TicketFacts,
  row: DelayRow,
  limits: Limits,
  now: number,
): Promise<void> {
  for (const moment of momentsOf(ticket, row, limits, now)) {
    const used = row.usedSeconds ?? 0;
    const lateOdds = row.lateOdds ?? null;
    if (row.classKind == null || ticket.assigneeId === null) return;
    await tx
      .insertInto('forecasts')
      .values({
        ticketId: ticket.id,
        moment,
        madeAt: now,
        technicianId: ticket.assigneeId,
        classKind: row.classKind,
        cases: row.cases ?? 0,
        usedSeconds: used,
        earliestSeconds: used + (row.leftEarliest ?? 0),
        medianSeconds: used + (row.leftMedian ?? 0),
        latestSeconds: row.leftLatest == null ? null : used + row.leftLatest,
        lateOdds,
        band: lateOdds === null ? null : bandOf(lateOdds),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/**
 * Writes what became of the predictions of a ticket: solved, or open again (then what was known is taken back). What
 * was cancelled has no outcome.
 */
export async function writeOutcomes(tx: WriteTx, ticket: TicketFacts, timeZone: string): Promise<void> {
  const isSolved = ticket.status === 'resolved' || ticket.status === 'closed';
  const resolvedAt = isSolved && ticket.resolutionSeconds !== null ? ticket.resolvedAt : null;
  if (ticket.kept.every(([, known]) => known === resolvedAt)) return;
  const kept = await tx.selectFrom('forecasts').selectAll().where('ticketId', '=', ticket.id).execute();
  for (const forecast of kept) {
    if (forecast.resolvedAt === resolvedAt) continue;
    await count(tx, forecast, timeZone, -1);
    const isLate = deadlineState({ ...ticket, endedAt: resolvedAt }, resolvedAt ?? 0) === 'missed';
    const outcome =
      resolvedAt === null
        ? { resolvedAt: null, tookSeconds: null, wasLate: null }
        : {
            resolvedAt,
            tookSeconds: ticket.resolutionSeconds,
            wasLate: isLate ? (1 as const) : (0 as const),
          };
    await tx.updateTable('forecasts').set(outcome).where('id', '=', forecast.id).execute();
    await count(tx, { ...forecast, ...outcome }, timeZone, 1);
  }
}

/** Adds a prediction with its outcome to the sums, or takes it out of them. */
async function count(
  tx: WriteTx,
  forecast: Selectable<ForecastsTable>,
  timeZone: string,
  sign: 1 | -1,
): Promise<void> {
  const { resolvedAt, tookSeconds, wasLate, moment } = forecast;
  if (resolvedAt === null || tookSeconds === null) return;
  const tally = tallyOf({ ...forecast, tookSeconds, wasLate: wasLate === 1 });
  const day = localDate(resolvedAt, timeZone);
  for (const technicianId of [EVERYBODY, forecast.technicianId]) {
    await addTally(tx, { technicianId, moment, day }, tally, sign);
  }
}

async function addTally(
  tx: WriteTx,
  key: { readonly technicianId: number; readonly moment: Moment; readonly day: string },
  tally: Tally,
  sign: 1 | -1,
): Promise<void> {
  const { band, ...sums } = tally;
  const added = {
    count: sign * sums.count,
    late: sign * sums.late,
    odds: sign * sums.odds,
    squares: sign * sums.squares,
    covered: sign * sums.covered,
  };
  await tx
    .insertInto('forecastTallies')
    .values({ ...key, band: band ?? NO_BAND, ...added })
    .onConflict((conflict) =>
      conflict.columns(['technicianId', 'moment', 'day', 'band']).doUpdateSet((eb) => ({
        count: eb('forecastTallies.count', '+', added.count),
        late: eb('forecastTallies.late', '+', added.late),
        odds: eb('forecastTallies.odds', '+', added.odds),
        squares: eb('forecastTallies.squares', '+', added.squares),
        covered: eb('forecastTallies.covered', '+', added.covered),
      })),
    )
    .execute();
}
