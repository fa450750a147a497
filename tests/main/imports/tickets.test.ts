import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { historyOf } from '#main/audit/history.ts';
import { verifyDataFolder } from '#main/audit/verify.ts';
import { type ImportOptions, importTickets } from '#main/imports/tickets/importTickets.ts';
import { osticketMap } from '#main/imports/tickets/osticketMap.ts';
import { servicenowMap } from '#main/imports/tickets/servicenowMap.ts';
import { customMap } from '#main/imports/tickets/ticketMap.ts';
import { OFFICE_HOURS } from '../../builders/calendars.ts';
import { aCatalogue, aService } from '../../builders/catalogue.ts';
import { openTestDatabase, TEST_NOW, type TestDatabase } from '../../builders/database.ts';
import { aPerson, aTeam, aTechnician } from '../../builders/people.ts';
import { aFile, servicenowText } from '../../builders/ticketFile.ts';

let t: TestDatabase;
beforeEach(async () => {
  t = await openTestDatabase();
});
afterEach(() => t.close());

async function run(text: string, options: Partial<ImportOptions> = {}) {
  const path = await aFile('tickets.csv', text);
  const into = { read: t.db.read, auditor: t.auditor, clock: () => TEST_NOW };
  const usual = { path, map: servicenowMap, until: null, dryRun: false, keepGood: false };
  return importTickets(into, { ...usual, ...options });
}

function tickets() {
  return t.db.read.selectFrom('tickets').selectAll().orderBy('id').execute();
}

async function ticket(number: string) {
  return t.db.read
    .selectFrom('tickets')
    .selectAll()
    .where('foreignNumber', '=', number)
    .executeTakeFirstOrThrow();
}

const isSound = async () => expect((await verifyDataFolder(t.dataDir)).problems).toEqual([]);

const RESOLVED = {
  resolved_by: 'Solver 3',
  resolved_at: '1/3/2016 12:00',
  closed_at: '8/3/2016 12:00',
  closed_code: 'code 5',
};
const LIFE = servicenowText(
  { ...RESOLVED },
  { ...RESOLVED, incident_state: 'Active', assigned_to: 'Beto Luna', sys_updated_at: '29/2/2016 10:00' },
  {
    ...RESOLVED,
    incident_state: 'Awaiting User Info',
    assigned_to: 'Beto Luna',
    sys_updated_at: '29/2/2016 12:00',
  },
  { ...RESOLVED, incident_state: 'Resolved', assigned_to: 'Beto Luna', sys_updated_at: '1/3/2016 12:00' },
  { ...RESOLVED, incident_state: 'Closed', assigned_to: 'Beto Luna', sys_updated_at: '8/3/2016 12:00' },
  {
    number: 'INC0000002',
    opened_at: '1/3/2016 11:00',
    sys_updated_at: '1/3/2016 11:02',
    caller_id: 'Eva',
    contact_type: 'Email',
  },
);

const at = (local: string) => Date.parse(`${local}-06:00`);

describe('an import of tickets', () => {
  it('brings a ticket in with its folio of the year it was opened, its foreign number and its people', async () => {
    expect(await run(LIFE)).toEqual({ read: 6, imported: 2, skipped: 0, errors: [] });
    const [first, second] = await tickets();
    expect(first).toMatchObject({
      folio: 'SB-2016-000001',
      foreignSystem: 'servicenow',
      foreignNumber: 'INC0000001',
      title: 'Redes: Sin conexión',
      description: 'Categoría: Redes\nSubcategoría: Cableado\nSíntoma: Sin conexión',
      status: 'closed',
      priority: 'medium',
      channel: 'phone',
      createdAt: at('2016-02-29T09:00'),
      updatedAt: at('2016-03-08T12:00'),
      firstRespondedAt: at('2016-02-29T10:00'),
      assignedAt: at('2016-02-29T10:00'),
      assignedWeek: '2016-W09',
      resolvedAt: at('2016-03-01T12:00'),
      closedAt: at('2016-03-08T12:00'),
      solution: 'Código de cierre: code 5\nResuelta por: Solver 3',
      isImported: 1,
      isOpen: 0,
      nextAlertAt: null,
    });
    expect(second).toMatchObject({
      folio: 'SB-2016-000002',
      status: 'new',
      channel: 'email',
      isQueued: 1,
      isOpen: 1,
    });
    const people = await t.db.read
      .selectFrom('people')
      .innerJoin('personRoles', 'personRoles.personId', 'people.id')
      .select(['name', 'isExternal', 'username', 'role'])
      .orderBy('name')
      .execute();
    expect(people).toEqual([
      { name: 'Ana Ríos', isExternal: 1, username: null, role: 'requester' },
      { name: 'Beto Luna', isExternal: 0, username: null, role: 'technician' },
      { name: 'Eva', isExternal: 1, username: null, role: 'requester' },
    ]);
    const member = await t.db.read
      .selectFrom('teamMembers')
      .innerJoin('teams', 'teams.id', 'teamId')
      .innerJoin('people', 'people.id', 'personId')
      .select(['teams.name as team', 'people.name as person'])
      .execute();
    expect(member).toEqual([{ team: 'Redes y enlaces', person: 'Beto Luna' }]);
    await isSound();
  });

  it('keeps an event for each row, with its own date and whoever did it', async () => {
    await run(LIFE);
    const { id } = await ticket('INC0000001');
    const events = await historyOf(t.db.read, { entity: 'ticket', id });
    expect(events.map(({ action, at: when }) => [action, new Date(when).toISOString()])).toEqual([
      ['ticket.created', '2016-02-29T15:00:00.000Z'],
      ['ticket.started', '2016-02-29T16:00:00.000Z'],
      ['ticket.waiting', '2016-02-29T18:00:00.000Z'],
      ['ticket.resolved', '2016-03-01T18:00:00.000Z'],
      ['ticket.closed', '2016-03-08T18:00:00.000Z'],
    ]);
    expect(events[2]?.data).toMatchObject({
      before: { status: 'inProgress', waitingFor: null },
      after: { status: 'waiting', waitingFor: 'requester' },
    });
    expect(events[2]?.text).toEqual({ by: 'mesa' });
    expect(events.every(({ origin, recordedAt }) => origin === 'import' && recordedAt === TEST_NOW)).toBe(
      true,
    );
  });

  it('counts promises and durations by our policies and calendar', async () => {
    await aCatalogue(t, { calendar: { hours: OFFICE_HOURS } });
    await run(LIFE);
    expect(await ticket('INC0000001')).toMatchObject({
      // 24 working hours of eight-hour days from Monday at nine.
      firstPromiseAt: at('2016-03-02T17:00'),
      // The day's wait for the requester, until it was resolved, is not counted.
      resolutionDueAt: at('2016-03-03T17:00'),
      responseSeconds: 3_600,
      resolutionSeconds: 2 * 3_600,
      closureSeconds: (7 + 5 * 8 + 3) * 3_600,
    });
  });

  it('doubles nothing when run twice, and goes on where it was cut off', async () => {
    const stop = new AbortController();
    const many = servicenowText(
      ...Array.from({ length: 40 }, (_, i) => ({ number: `INC${i}`, opened_at: `29/2/2016 09:${10 + i}` })),
    );
    const onProgress = ({ phase }: { phase: string }) => {
      if (phase === 'tickets') stop.abort(new Error('cut off'));
    };
    await expect(run(many, { signal: stop.signal, onProgress })).rejects.toThrow('cut off');
    const before = await tickets();
    expect(before.length).toBeGreaterThan(0);
    expect(before.length).toBeLessThan(40);
    expect(await run(many)).toEqual({
      read: 40,
      imported: 40 - before.length,
      skipped: before.length,
      errors: [],
    });
    expect(await run(many)).toEqual({ read: 40, imported: 0, skipped: 40, errors: [] });
    expect((await tickets()).map(({ folio }) => folio).slice(-1)).toEqual(['SB-2016-000040']);
    const runs = await t.db.read.selectFrom('importRuns').select(['state', 'done']).orderBy('id').execute();
    expect(runs).toEqual([
      { state: 'running', done: 0 },
      { state: 'done', done: 40 - before.length },
    ]);
    await isSound();
  });

  it('only checks on a dry run', async () => {
    expect(await run(LIFE, { dryRun: true })).toEqual({ read: 6, imported: 2, skipped: 0, errors: [] });
    expect(await tickets()).toEqual([]);
    expect(await t.db.read.selectFrom('people').select('id').execute()).toEqual([]);
  });

  it('writes nothing when a row is bad, unless the good ones are to be kept', async () => {
    const text = servicenowText(
      {},
      { number: 'INC2', incident_state: 'Dormant' },
      { number: 'INC2' },
      { number: 'INC3' },
    );
    const errors = [
      {
        line: 3,
        column: 'incident_state',
        message: expect.stringContaining('“Dormant” is not known here; expected one of: New, Active'),
        rule: 'unknownWord',
        values: { word: 'Dormant' },
      },
    ];
    expect(await run(text)).toEqual({ read: 4, imported: 0, skipped: 0, errors });
    expect(await tickets()).toEqual([]);
    expect(await run(text, { keepGood: true })).toEqual({ read: 4, imported: 2, skipped: 0, errors });
    expect((await tickets()).map(({ foreignNumber }) => foreignNumber)).toEqual(['INC0000001', 'INC3']);
  });

  it('gives tickets to the people, teams and services that are there already', async () => {
    const ana = await aPerson(t, { name: 'ana rios' });
    const beto = await aTechnician(t, { name: 'Beto Luna' });
    const service = await aService(t, { category: 'Infraestructura', name: 'Redes' });
    const team = await aTeam(t, { name: 'Redes y enlaces' });
    await run(LIFE);
    expect(await ticket('INC0000001')).toMatchObject({
      requesterId: ana.id,
      assigneeId: beto.id,
      lastSolverId: beto.id,
      serviceId: service.id,
    });
    const members = await t.db.read.selectFrom('teamMembers').select(['teamId', 'personId']).execute();
    expect(members).toEqual([{ teamId: team.id, personId: beto.id }]);
    await isSound();
  });

  it('refuses a name that two people share, and an assignee who is no technician', async () => {
    await aPerson(t, { name: 'Ana Ríos' });
    await aPerson(t, { name: 'Ana Rios' });
    await aPerson(t, { name: 'Beto Luna' });
    const { imported, errors } = await run(LIFE);
    expect(imported).toBe(0);
    expect(errors).toEqual([
      {
        line: 2,
        column: 'assigned_to',
        message: expect.stringContaining('no technician here'),
        rule: 'noTechnician',
        values: { name: 'Beto Luna' },
      },
      {
        line: 2,
        column: 'caller_id',
        message: expect.stringContaining('Several people here are called “Ana Ríos”'),
        rule: 'sharedName',
        values: { name: 'Ana Ríos' },
      },
    ]);
    expect(await run(LIFE, { keepGood: true })).toMatchObject({ imported: 1 });
    expect((await tickets()).map(({ foreignNumber }) => foreignNumber)).toEqual(['INC0000002']);
  });

  it('takes who asks in one ticket and solves another for one person, however the name is written', async () => {
    const text = servicenowText(
      { assigned_to: 'Beto Luna' },
      { number: 'INC2', caller_id: 'Beto Luna', assigned_to: 'BETO LUNA' },
    );
    await run(text);
    expect(await run(text)).toMatchObject({ skipped: 2, errors: [] });
    const people = await t.db.read.selectFrom('people').select(['id', 'name']).orderBy('name').execute();
    expect(people.map(({ name }) => name)).toEqual(['Ana Ríos', 'Beto Luna']);
    expect(await ticket('INC2')).toMatchObject({ requesterId: people[1]?.id, assigneeId: people[1]?.id });
  });

  it('is found by full-text search, solution included', async () => {
    await run(LIFE);
    const { id } = await ticket('INC0000001');
    const found = await t.db.read
      .selectFrom('ticketSearch')
      .select('rowid')
      .where('ticketSearch' as never, 'match' as never, 'conexion AND code' as never)
      .execute();
    expect(found).toEqual([{ rowid: id }]);
  });
});

describe('an import as the file stood at a moment', () => {
  it('leaves open what was open then, with its technician or in the queue', async () => {
    const report = await run(LIFE, { until: at('2016-02-29T13:00') });
    expect(report).toMatchObject({ imported: 1, errors: [] });
    expect(await ticket('INC0000001')).toMatchObject({
      status: 'waiting',
      waitingFor: 'requester',
      resolutionDueAt: null,
      resolvedAt: null,
      solution: null,
      isOpen: 1,
      isActive: 0,
    });
    expect(await run(LIFE)).toMatchObject({ imported: 1, skipped: 1 });
  });

  it('alerts nobody of what was due long ago', async () => {
    await run(LIFE, { until: at('2016-02-29T11:00') });
    const open = await ticket('INC0000001');
    expect(open).toMatchObject({ status: 'inProgress', isActive: 1, nextAlertAt: null });
    const raised = await t.db.read
      .selectFrom('alerts')
      .select(['kind', 'raisedAt'])
      .orderBy('kind')
      .execute();
    expect(raised).toEqual([
      { kind: 'atRisk', raisedAt: TEST_NOW },
      { kind: 'overdue', raisedAt: TEST_NOW },
    ]);
    expect(await t.db.read.selectFrom('notifications').select('id').execute()).toEqual([]);
  });

  it('counts a ticket open until its date of resolution, or of closing where it has none', async () => {
    const auto = {
      number: 'INC2',
      incident_state: 'Resolved',
      closed_at: '5/3/2016 10:00',
      assigned_to: 'Beto Luna',
    };
    const text = servicenowText(auto, {
      ...auto,
      incident_state: 'Closed',
      sys_updated_at: '5/3/2016 10:00',
    });
    await run(text, { until: at('2016-03-04T12:00') });
    expect(await ticket('INC2')).toMatchObject({ status: 'assigned', isOpen: 1 });
  });

  it('takes what was opened then and written down just after', async () => {
    await run(servicenowText({ sys_updated_at: '29/2/2016 09:10' }), { until: at('2016-02-29T09:05') });
    expect(await tickets()).toMatchObject([{ status: 'new', assigneeId: null }]);
  });

  it('marks what lifts a technician over the limit, with a reason', async () => {
    const rows = Array.from({ length: 10 }, (_, i) => ({
      number: `INC${i}`,
      opened_at: `29/2/2016 09:0${i}`,
      assigned_to: 'Beto Luna',
    }));
    await run(servicenowText(...rows));
    expect((await tickets()).map(({ isOverLimit }) => isOverLimit)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
    const reasons = await t.db.read
      .selectFrom('assignments')
      .select('reason')
      .where('isOverLimit', '=', 1)
      .execute();
    expect(reasons).toEqual([{ reason: 'servicenow INC8' }, { reason: 'servicenow INC9' }]);
  });
});

describe('other mappings', () => {
  const OSTICKET =
    'Ticket Number,Date Created,Subject,From,From Email,Priority,Department,Help Topic,Source,Current Status,Last Updated,Closed Date,Agent Assigned,Team Assigned,Reopen Count\n' +
    '100001,10/31/24 9:05 am,"Printer, 2nd floor",Ana,ana@x.mx,High,Support,Printers,Email,Closed,11/1/24 1:00 pm,11/1/24 1:00 pm,Beto Luna,,1\n' +
    '100002,11/1/24 10:00 am,No network,Ana,ANA@x.mx,Emergency,Support,,Phone,Open,11/1/24 11:00 am,,,,0\n';

  it('read osTicket’s export', async () => {
    expect(await run(OSTICKET, { map: osticketMap })).toEqual({
      read: 2,
      imported: 2,
      skipped: 0,
      errors: [],
    });
    const [first, second] = await tickets();
    expect(first).toMatchObject({
      folio: 'SB-2024-000001',
      title: 'Printer, 2nd floor',
      status: 'closed',
      priority: 'high',
      channel: 'email',
      createdAt: at('2024-10-31T09:05'),
      resolvedAt: at('2024-11-01T13:00'),
      reopenCount: 1,
    });
    expect(second).toMatchObject({ status: 'new', priority: 'critical', serviceId: null });
    expect(second?.requesterId).toBe(first?.requesterId);
    await isSound();
  });

  it('read any spreadsheet by a map of its columns', async () => {
    const map = customMap({
      columns: {
        number: 'Folio',
        openedAt: 'Alta',
        title: 'Asunto',
        description: ['Detalle', { column: 'Piso', label: 'Piso' }],
        requester: 'Solicitante',
        state: 'Estado',
        closedAt: 'Cierre',
        assignee: 'Atiende',
        priority: 'Prioridad',
      },
      empty: ['-'],
      values: {
        state: { Abierto: 'inProgress', Cerrado: 'closed' },
        priority: { Alta: 'high', Baja: 'low' },
      },
    });
    const text =
      '\ufeffFolio;Alta;Asunto;Detalle;Piso;Solicitante;Estado;Cierre;Atiende;Prioridad\r\n' +
      '7;3/2/2025 10:00;Ratón;"No\r\nclica";2;Ana;ABIERTO;-;Beto;Alta\r\n' +
      '8;4/2/2025;Teclado;-;-;Ana;Cerrado;5/2/2025 09:00;Beto;Baja\r\n';
    expect(await run(text, { map })).toEqual({ read: 2, imported: 2, skipped: 0, errors: [] });
    const [first, second] = await tickets();
    expect(first).toMatchObject({
      foreignSystem: 'csv',
      foreignNumber: '7',
      description: 'Detalle: No\nclica\nPiso: 2',
      status: 'inProgress',
      priority: 'high',
      createdAt: at('2025-02-03T10:00'),
    });
    expect(second).toMatchObject({
      status: 'closed',
      description: 'Teclado',
      closedAt: at('2025-02-05T09:00'),
    });
  });

  it('are checked themselves: unknown fields, words and missing columns', async () => {
    const columns = { number: 'a', openedAt: 'b', title: 'c', requester: 'd' };
    expect(() => customMap({ columns: { ...columns, nummer: 'x' } })).toThrow('nummer');
    expect(() => customMap({ columns, values: { state: { Abierto: 'abierto' } } })).toThrow();
    expect(() => customMap({ columns, dates: ['dd.mm.yy'] })).toThrow();
    const { errors } = await run('a;b;c\n1;2;3\n', { map: customMap({ columns }) });
    expect(errors).toEqual([
      {
        line: 1,
        column: 'd',
        message: 'The column “d” is missing; the file has: a, b, c.',
        rule: 'columnMissing',
        values: { column: 'd' },
      },
    ]);
  });
});
