import { expect, it } from 'vitest';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { importTickets } from '#main/imports/service.ts';
import { servicenowMap } from '#main/imports/tickets/servicenowMap.ts';
import { openTestHost } from '../../builders/host.ts';
import { aManager } from '../../builders/people.ts';
import { aFile, servicenowText } from '../../builders/ticketFile.ts';

it('imported tickets are worked on like any other', async () => {
  const t = await openTestHost();
  const { host } = t;
  const file = servicenowText(
    { incident_state: 'Awaiting User Info', assigned_to: 'Beto Luna', sys_updated_at: '29/2/2016 10:00' },
    { number: 'INC2', caller_id: 'Eva' },
    {
      number: 'INC3',
      incident_state: 'Resolved',
      assigned_to: 'Beto Luna',
      sys_updated_at: '29/2/2016 11:00',
      resolved_at: '29/2/2016 11:00',
    },
  );
  const path = await aFile('open.csv', file);
  const into = { read: host.db.read, auditor: host.auditor, clock: host.clock };
  const report = await importTickets(into, {
    path,
    map: servicenowMap,
    until: Date.parse('2016-02-29T12:00-06:00'),
    dryRun: false,
    keepGood: false,
  });
  expect(report).toMatchObject({ imported: 3, errors: [] });

  const manager = await aManager(host, { name: 'Encargada Ema' });
  const { tickets, assignment } = t.as(manager);
  const find = async (folio: string) => tickets.get({ id: folio });
  const waiting = await find('SB-2016-000001');
  expect(waiting).toMatchObject({
    status: 'waiting',
    foreignNumber: 'INC0000001',
    assignmentMethod: 'imported',
  });
  const technician = waiting.assignee ?? { id: 0 };
  expect((await find('SB-2016-000002')).assignee).toBeNull();
  const { tickets: his } = t.as(technician);
  const resumed = await his.resume({ id: waiting.id, version: waiting.version });
  expect(resumed.status).toBe('inProgress');
  // What was left when it began to wait goes on from now.
  expect(Date.parse(resumed.resolutionDueAt ?? '')).toBeGreaterThan(t.now());
  const solved = await his.resolve({ id: waiting.id, version: resumed.version, solution: 'Cable nuevo' });
  expect(solved.status).toBe('resolved');

  // With that he had room: what nobody had went to him by itself.
  expect(await find('SB-2016-000002')).toMatchObject({
    assignee: { id: technician.id },
    assignmentMethod: 'automatic',
  });
  expect((await assignment.workload({})).items).toMatchObject([
    { technician: { id: technician.id }, active: 1 },
  ]);

  const asked = await find('SB-2016-000003');
  expect(Date.parse(asked.autoCloseAt ?? '')).toBeGreaterThan(t.now());
  const reopened = await tickets.reopen({ id: asked.id, version: asked.version, reason: 'Sigue igual' });
  expect(reopened).toMatchObject({ status: 'inProgress', assignee: { id: technician.id } });
  const history = (await tickets.history({ id: asked.id })).items;
  expect(history.map(({ action }) => action)).toEqual(['ticket.created', 'ticket.reopened']);
  expect((await verifyDataFolder(host.dataDir)).problems).toEqual([]);
  await t.close();
});
