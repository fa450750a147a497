import { describe, expect, it } from 'vitest';
import { importTickets } from '#main/imports/tickets/importTickets.ts';
import { servicenowMap } from '#main/imports/tickets/servicenowMap.ts';
import { DAY } from '#shared/kernel/time.ts';
import { aFile, servicenowText } from '../../builders/ticketFile.ts';
import { aDepartment, type Department } from '../tickets/department.ts';
import { beat, beatAfter, casesIn, setKind } from './alerted.ts';

/** Two incidents of 2016, still open then: one in the queue, one with somebody. */
async function anImport(d: Department) {
  const { host } = d.t;
  const path = await aFile(
    'tickets.csv',
    servicenowText(
      { number: 'INC0000001' },
      { number: 'INC0000002', incident_state: 'Active', assigned_to: 'Beto Luna' },
    ),
  );
  const into = { read: host.db.read, auditor: host.auditor, clock: () => d.t.now() };
  const how = { path, map: servicenowMap, until: null, dryRun: false, keepGood: false };
  expect(await importTickets(into, how)).toMatchObject({ imported: 2, errors: [] });
  const tickets = await host.db.read
    .selectFrom('tickets')
    .select(['id', 'status', 'isOpen', 'version'])
    .orderBy('foreignNumber')
    .execute();
  expect(tickets.map(({ status, isOpen }) => [status, isOpen])).toEqual([
    ['new', 1],
    ['inProgress', 1],
  ]);
  return tickets;
}

describe('imported history', () => {
  it('raises nothing: not late, not stuck, not in the queue without anybody; until somebody touches it here', async () => {
    await using d = await aDepartment({ technicians: 0 });
    // Whoever the file names is a technician from now on: what they do now is no history.
    await setKind(d, 'idle', { isOn: false });
    // Nobody makes copies here.
    await setKind(d, 'backupOverdue', { isOn: false });
    const assignment = { activeLimit: 8, isAutomatic: false, usesWeights: false };
    const weights = { low: 1, medium: 1, high: 1, critical: 1 };
    await d.t.host.db.write(async (tx) => {
      await tx
        .insertInto('settings')
        .values({ key: 'assignment', value: JSON.stringify({ ...assignment, weights }) })
        .execute();
    });
    const [, held] = await anImport(d);
    await beat(d);
    await beatAfter(d, DAY);
    await beatAfter(d, 20 * DAY);
    expect(await casesIn(d, 'open')).toEqual([]);
    expect(await casesIn(d, 'past')).toEqual([]);
    expect((await d.as(d.manager).notifications.list({})).items).toEqual([]);

    await d.as(d.manager).tickets.note({ id: held?.id ?? 0, body: 'La retomamos.' });
    await beatAfter(d, 20 * DAY);
    expect((await casesIn(d, 'open')).map(({ kind, ticket }) => [kind, ticket?.id])).toEqual([
      ['stuck', held?.id],
    ]);
  });
});
