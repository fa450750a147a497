import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { importTickets } from '#main/imports/tickets/importTickets.ts';
import { servicenowMap } from '#main/imports/tickets/servicenowMap.ts';
import { type CalibrationFigures, calibrationOf, tallyOf } from '#shared/delays/calibration.ts';
import { type Case, curveOf } from '#shared/delays/curve.ts';
import { predictByLadder } from '#shared/delays/forecast.ts';
import { type CaseClassKey, ladderOf, SAMPLE_SIZE } from '#shared/delays/ladder.ts';
import { HOUR, SECOND } from '#shared/kernel/time.ts';
import { PRIORITIES, type Priority } from '#shared/sla/priority.ts';
import { aPolicy, aStoredCalendar } from '../../builders/catalogue.ts';
import { openTestDatabase, TEST_NOW } from '../../builders/database.ts';

/** Real incidents, beside the checkout where they are to be had; see the README of the data. */
const DATA = fileURLToPath(
  new URL('../../../../shared/data/incidents-servicenow-4000.csv.gz', import.meta.url),
);

/** They were opened from 29 February to 14 March 2016: the second week is predicted from what was known by then. */
const FROM = Date.UTC(2016, 2, 7);
const TO = Date.UTC(2016, 2, 14);
/** Just assigned; and when 80 % of the promised time is used. */
const MOMENTS = [0, 0.8] as const;

interface Incident {
  readonly serviceId: number | null;
  readonly priority: Priority;
  readonly technicianId: number | null;
  readonly createdAt: number;
  readonly firstAssignedAt: number;
  readonly resolvedAt: number;
  readonly tookSeconds: number;
  /** How long its clock had run at an instant, open day and night. */
  usedAt(instant: number): number;
}

function belongsTo(key: CaseClassKey, incident: Incident): boolean {
  return (
    (key.serviceId === null || key.serviceId === incident.serviceId) &&
    (key.priority === null || key.priority === incident.priority) &&
    (key.technicianId === null || key.technicianId === incident.technicianId)
  );
}

/** The instant at which so much time was used. */
function instantOf(incident: Incident, usedSeconds: number): number {
  let [low, high] = [incident.firstAssignedAt, incident.resolvedAt];
  while (high - low > SECOND) {
    const half = (low + high) / 2;
    if (incident.usedAt(half) < usedSeconds) low = half;
    else high = half;
  }
  return high;
}

describe.skipIf(!existsSync(DATA))('the predictions of real incidents, each from the past alone', () => {
  let incidents: readonly Incident[];

  beforeAll(async () => {
    await using t = await openTestDatabase();
    await t.db.write(async (tx) => {
      const institution = { key: 'institution', value: JSON.stringify({ timeZone: 'UTC' }) };
      await tx.insertInto('settings').values(institution).execute();
    });
    // Open day and night, so that working time is time.
    await aStoredCalendar(t, { isDefault: true, timeZone: 'UTC' });
    for (const priority of PRIORITIES) await aPolicy(t, { priority });
    await importTickets(
      { read: t.db.read, auditor: t.auditor, clock: () => TEST_NOW },
      { path: DATA, map: servicenowMap, until: null, dryRun: false, keepGood: false },
    );
    const pauses = await t.db.read.selectFrom('ticketPauses').selectAll().execute();
    const byTicket = Map.groupBy(pauses, ({ ticketId }) => ticketId);
    const tickets = await t.db.read.selectFrom('tickets').selectAll().orderBy('createdAt').execute();
    incidents = tickets.flatMap((ticket): Incident[] => {
      const { id, firstAssignedAt, resolvedAt, resolutionSeconds } = ticket;
      if (firstAssignedAt === null || resolvedAt === null || resolutionSeconds === null) return [];
      const stood = byTicket.get(id) ?? [];
      const usedAt = (instant: number) => {
        const standing = stood.map(({ fromAt, toAt }) =>
          Math.max(0, Math.min(toAt ?? instant, instant) - Math.max(fromAt, firstAssignedAt)),
        );
        return Math.max(0, instant - firstAssignedAt - standing.reduce((sum, ms) => sum + ms, 0)) / SECOND;
      };
      return [
        {
          ...ticket,
          technicianId: ticket.assigneeId,
          firstAssignedAt,
          resolvedAt,
          tookSeconds: resolutionSeconds,
          usedAt,
        },
      ];
    });
    expect(incidents.length).toBeGreaterThan(3_000);
  }, 300_000);

  /** The last ones of a class that had come in by then, as far as was known. */
  function known(key: CaseClassKey, incident: Incident, now: number, { withOpen = true } = {}): Case[] {
    const cases: Case[] = [];
    for (let at = incidents.length - 1; at >= 0 && cases.length < SAMPLE_SIZE; at -= 1) {
      const other = incidents[at];
      if (other === undefined || other === incident || other.firstAssignedAt >= now) continue;
      if (!belongsTo(key, other)) continue;
      const isSolved = other.resolvedAt < now;
      if (!isSolved && !withOpen) continue;
      cases.push({ isSolved, seconds: isSolved ? other.tookSeconds : other.usedAt(now) });
    }
    return cases;
  }

  /** Predicts every incident of the week at a moment, promised so many hours, and judges by what happened. */
  async function judged(
    promisedHours: number,
    usedShare: number,
    options: { readonly withOpen?: boolean } = {},
  ): Promise<CalibrationFigures & { readonly predicted: number; readonly asked: number }> {
    const promised = promisedHours * (HOUR / SECOND);
    const usedSeconds = Math.max(60, usedShare * promised);
    const tallies = [];
    let asked = 0;
    let odds = 0;
    for (const incident of incidents) {
      const { firstAssignedAt, tookSeconds } = incident;
      if (firstAssignedAt < FROM || firstAssignedAt >= TO || tookSeconds <= usedSeconds) continue;
      asked += 1;
      const now = instantOf(incident, usedSeconds);
      const curveOfClass = async (key: CaseClassKey) => curveOf(known(key, incident, now, options));
      const standing = { usedSeconds, dueInSeconds: promised - usedSeconds };
      const choice = await predictByLadder(ladderOf(incident), curveOfClass, standing);
      if (choice.kind === 'none') continue;
      const { leftSeconds, lateOdds } = choice.prediction;
      odds += lateOdds ?? 0;
      tallies.push(
        tallyOf({
          lateOdds,
          wasLate: tookSeconds > promised,
          tookSeconds,
          earliestSeconds: usedSeconds + leftSeconds.earliest,
          latestSeconds: leftSeconds.latest === null ? null : usedSeconds + leftSeconds.latest,
        }),
      );
    }
    return { ...calibrationOf(tallies), predicted: odds / tallies.length, asked };
  }

  const told = (
    name: string,
    { count, asked, late, predicted, brier, brierOfBase, coverage }: Awaited<ReturnType<typeof judged>>,
  ) =>
    `${name}: ${count} of ${asked} predicted; odds ${predicted.toFixed(3)}, late ${(late / count).toFixed(3)}; ` +
    `Brier ${brier?.toFixed(4)} (base ${brierOfBase?.toFixed(4)}); range held ${coverage.share?.toFixed(3)}`;

  it.each([24, 72])('promised %i hours, hold their range and mean what they say', async (hours) => {
    for (const moment of MOMENTS) {
      const figures = await judged(hours, moment);
      console.info(told(`${hours} h, ${100 * moment} % used`, figures));
      const { count, late, predicted, brier, brierOfBase, coverage } = figures;
      expect(count).toBeGreaterThan(300);
      // 80 % is promised.
      expect(coverage.share).toBeGreaterThan(0.75);
      expect(coverage.share).toBeLessThan(0.9);
      expect(Math.abs(predicted - late / count)).toBeLessThan(0.12);
      expect(brier).toBeLessThan((brierOfBase ?? 0) + 0.03);
    }
  });

  it('would hold far less if open tickets were left out of the cases', async () => {
    const withOpen = await judged(72, 0);
    const without = await judged(72, 0, { withOpen: false });
    console.info(told('72 h, just assigned, solved cases alone', without));
    expect(without.coverage.share).toBeLessThan((withOpen.coverage.share ?? 0) - 0.2);
    expect(without.brier).toBeGreaterThan((withOpen.brier ?? 1) + 0.05);
  });
});
