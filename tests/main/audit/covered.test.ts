import { expect, it } from 'vitest';
import { coveredTables } from '#main/audit/covered.ts';
import { migrations } from '#main/db/migrations.ts';

/** The trail itself, and what is bookkeeping: it follows from rows that are covered, or says how far a job has come. */
const NOT_COVERED = `
  events eventRows eventTexts auditHead auditKeys meta
  alerts backups commands delayFollowing digests folioSeries forecasts forecastSamples forecastTallies heartbeats importRuns leases
  mailParts mailQueue maintenanceDue newsSeen notificationPreferences notifications programVersions releasedFiles retentionProgress sessions
  signInFailures ticketDelays voidFolios`
  .trim()
  .split(/\s+/);

/** Columns of covered rows that change without an event. */
const BOOKKEEPING: Readonly<Record<string, readonly string[]>> = {
  secondFactor: ['lastStep'],
  ticket: ['nextAlertAt'],
  verificationExpected: ['foundAt'],
  reportSchedule: [
    'nextRunAt',
    'claim',
    'claimedAt',
    'lastRunAt',
    'lastOutcome',
    'lastError',
    'lastFile',
    'attempts',
  ],
  cancelledPerson: ['lastTicketId', 'doneAt'],
};

it('every table is covered by events, or said here not to be', () => {
  const made = migrations
    .flatMap(({ statements }) => statements)
    .flatMap((statement) => /^CREATE TABLE (\w+)/.exec(statement)?.[1] ?? []);
  const covered = Object.values(coveredTables).map(({ table }) => table);
  expect(made.length).toBeGreaterThan(60);
  expect(covered.filter((table) => !made.includes(table))).toEqual([]);
  expect(made.filter((table) => !covered.includes(table) && !NOT_COVERED.includes(table))).toEqual([]);
});

it('of a covered row, only bookkeeping may change without an event', () => {
  const left = Object.entries(coveredTables).flatMap(([entity, { except = [], orderBy }]) =>
    except
      // The number of a row of a set says nothing.
      .filter((column) => orderBy === undefined || column !== 'id')
      .filter((column) => BOOKKEEPING[entity]?.includes(column) !== true)
      .map((column) => `${entity}.${column}`),
  );
  expect(left).toEqual([]);
});
