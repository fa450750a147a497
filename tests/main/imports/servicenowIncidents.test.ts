import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { readTable } from '#main/imports/csv/table.ts';
import { openTextFile } from '#main/imports/csv/textFile.ts';
import { gatherTickets } from '#main/imports/tickets/gather.ts';
import { importTickets } from '#main/imports/tickets/importTickets.ts';
import { servicenowMap } from '#main/imports/tickets/servicenowMap.ts';
import { storyOf } from '#main/imports/tickets/story.ts';
import { fittedMap } from '#main/imports/tickets/ticketMap.ts';
import { isOpen } from '#shared/tickets/ticket.ts';
import { openTestDatabase, TEST_NOW } from '../../builders/database.ts';
import { aFile } from '../../builders/ticketFile.ts';

/** Real incidents, beside the checkout where they are to be had; see the README of the data. */
const DATA = fileURLToPath(
  new URL('../../../../shared/data/incidents-servicenow-4000.csv.gz', import.meta.url),
);
const ZONE = 'America/Mexico_City';
const FOURTH_OF_MARCH_NOON = Date.parse('2016-03-04T12:00-06:00');

async function gathered(until: number | null) {
  const table = await readTable((await openTextFile(DATA)).read());
  const { map } = fittedMap(servicenowMap, table.has);
  return gatherTickets(table, { map, zone: ZONE, until });
}

describe.skipIf(!existsSync(DATA))('four thousand real incidents', () => {
  it('are read without an error, each row an event of its ticket', async () => {
    const { read, tickets, errors } = await gathered(null);
    expect({ read, tickets: tickets.length, errors }).toEqual({ read: 28_499, tickets: 4_000, errors: [] });
    const stories = tickets.map(storyOf);
    expect(stories.reduce((sum, story) => sum + story.steps.length, 0)).toBe(28_499);
    expect(new Set(stories.map((story) => story.end.status))).toEqual(new Set(['closed']));
    // What the other system called a reopening is one here too, and nothing else is.
    expect(stories.filter((story) => story.reopenCount > 0).length).toBeGreaterThanOrEqual(61);
  });

  it('leave 913 open on the fourth of March at noon', async () => {
    const { tickets } = await gathered(FOURTH_OF_MARCH_NOON);
    expect(tickets).toHaveLength(1_554);
    const open = tickets.map(storyOf).filter(({ end }) => isOpen(end.status));
    expect(open).toHaveLength(913);
  });

  it('of which a slice is imported, sound and without an alert', async () => {
    let text = '';
    for await (const piece of (await openTextFile(DATA)).read()) {
      text += piece;
      if (text.length > 400_000) break;
    }
    const slice = text.slice(0, text.lastIndexOf('\n', 400_000) + 1);
    await using t = await openTestDatabase();
    const report = await importTickets(
      { read: t.db.read, auditor: t.auditor, clock: () => TEST_NOW },
      {
        path: await aFile('slice.csv.gz', gzipSync(slice)),
        map: servicenowMap,
        until: FOURTH_OF_MARCH_NOON,
        dryRun: false,
        keepGood: false,
      },
    );
    expect(report.errors).toEqual([]);
    expect(report.imported).toBeGreaterThan(100);
    const counts = await t.db.read
      .selectFrom('tickets')
      .select((eb) => [
        eb.fn.countAll<number>().as('tickets'),
        eb.fn.sum<number>('isOpen').as('open'),
        eb.fn.count<number>('nextAlertAt').as('alerts'),
      ])
      .executeTakeFirstOrThrow();
    expect(counts).toMatchObject({ tickets: report.imported, alerts: 0 });
    expect(counts.open).toBeGreaterThan(0);
    expect((await verifyDataFolder(t.dataDir)).problems).toEqual([]);
  }, 60_000);
});
