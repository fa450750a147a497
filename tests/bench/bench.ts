import { Agent, request } from 'node:http';
import { parseArgs } from 'node:util';
import { createRouterClient } from '@orpc/server';
import { startServer } from '#main/http/server.ts';
import { openServiceHost, type ServiceHost } from '#main/rpc/serviceHost.ts';
import { newCommandId } from '#shared/kernel/ids.ts';
import type { Client } from '../builders/host.ts';
import { openFloor, readsOf, writesOf } from './floor.ts';
import { aLargeDepartment, type LargeDepartment } from './largeDepartment.ts';
import { type Measured, measured } from './measure.ts';
import { createRecorder, type Said } from './recorder.ts';
import { COMMON_WORD, RARE_WORD } from './vocabulary.ts';

// `npm run bench`: what the product costs at 100,000 tickets, beside bare SQLite in the same run.

const { values: options } = parseArgs({
  options: {
    tickets: { type: 'string', default: '100000' },
    calls: { type: 'string', default: '300' },
    json: { type: 'boolean', default: false },
  },
});
const tickets = Number(options.tickets);
const calls = Number(options.calls);

/** The design's aims. */
const AIMS = { createShareOfFloor: 0.5, queueP95Ms: 16, searchP95Ms: 50 };

interface Line extends Measured {
  readonly floor: Measured | null;
}

type Query = readonly [name: string, call: (clients: Clients, index: number) => Promise<unknown>];

interface Clients {
  readonly manager: Client;
  readonly technician: Client;
  readonly requester: Client;
  readonly folios: readonly string[];
}

const queries: readonly Query[] = [
  ['queue: all open', ({ manager }) => manager.tickets.list({ queue: 'open', limit: 50 })],
  ['queue: mine', ({ technician }) => technician.tickets.list({ queue: 'mine', limit: 50 })],
  ['queue: unassigned', ({ manager }) => manager.tickets.list({ queue: 'unassigned', limit: 50 })],
  ['queue: overdue', ({ manager }) => manager.tickets.list({ queue: 'overdue', limit: 50 })],
  ['queue: recently closed', ({ manager }) => manager.tickets.list({ queue: 'recentlyClosed', limit: 50 })],
  ['list: newest', ({ manager }) => manager.tickets.list({ limit: 50 })],
  [
    'list: closed, last changed',
    ({ manager }) => manager.tickets.list({ status: ['closed'], sort: '-updatedAt', limit: 50 }),
  ],
  ['list: a requester’s own', ({ requester }) => requester.tickets.list({ limit: 50 })],
  ['queue counts', ({ manager }) => manager.tickets.counts({})],
  ['workload board', ({ manager }) => manager.assignment.workload({})],
  ['search: common word', ({ manager }) => manager.tickets.list({ q: COMMON_WORD, limit: 50 })],
  ['search: rare word', ({ manager }) => manager.tickets.list({ q: RARE_WORD, limit: 50 })],
  ['search: person', ({ manager }) => manager.tickets.list({ q: 'Zerecero', limit: 50 })],
  [
    'search: folio',
    ({ manager, folios }, index) =>
      manager.tickets.list({ q: folios[index % folios.length] ?? '', limit: 50 }),
  ],
  ['search: by a requester', ({ requester }) => requester.tickets.list({ q: COMMON_WORD, limit: 50 })],
  [
    'ticket view',
    ({ manager, folios }, index) => manager.tickets.get({ id: folios[index % folios.length] ?? '' }),
  ],
  [
    'ticket history',
    ({ manager, folios }, index) => manager.tickets.history({ id: folios[index % folios.length] ?? '' }),
  ],
];

const note = (text: string) => process.stderr.write(`${text}\n`);

function clientOf({ router }: ServiceHost, department: LargeDepartment, personId: number): Client {
  const token = department.tokens.get(personId) ?? null;
  const connection = { origin: 'rest' as const, device: 'bench', address: 'bench', token };
  return createRouterClient(router, { context: { connection } }) as Client;
}

function newTicket(department: LargeDepartment, index: number) {
  return {
    commandId: newCommandId(),
    title: `${COMMON_WORD} que no imprime ${index}`,
    description: 'Desde la mañana no sale ninguna hoja; ya se apagó y se volvió a encender, y sigue igual.',
    serviceId: department.serviceIds[index % department.serviceIds.length] ?? 0,
  };
}

async function creating(department: LargeDepartment, lines: Line[]): Promise<void> {
  const { dataDir, profileDir, folder } = department;
  const floor = await openFloor(dataDir, folder);
  const recorder = createRecorder();
  const listening = await openServiceHost({ dataDir, profileDir, runsJobs: false });
  const create = (service: ServiceHost) => (index: number) => {
    const requesterId = department.requesterIds[index % 100] ?? 0;
    return clientOf(service, department, requesterId).tickets.create(newTicket(department, index));
  };
  // As many as the timed ones and their warming up, so that each transaction of the floor is a new one.
  const total = calls + Math.ceil(calls / 10);
  const commands: Said[][] = [];
  for (let index = 0; index < total; index += 1) {
    const { said } = await recorder.record(() => create(listening)(index));
    commands.push(writesOf(said));
  }
  recorder.restore();
  await listening.close();
  const bare = await measured('floor', calls, (index) => floor.write(commands[index] ?? []));
  lines.push({ ...(await measured('(a commit of one page)', calls, () => floor.flush())), floor: null });
  floor.close();

  const service = await openServiceHost({ dataDir, profileDir, runsJobs: false });
  lines.push({ ...(await measured('create', calls, create(service))), floor: bare });
  const reply = async (index: number) => {
    const [row] = (
      await clientOf(service, department, department.technicianIds[index % 40] ?? 0).tickets.list({
        queue: 'mine',
        limit: 1,
      })
    ).items;
    await clientOf(service, department, department.managerId).tickets.reply({
      id: row?.id ?? 0,
      body: 'Ya va en camino el técnico.',
    });
  };
  lines.push({ ...(await measured('reply', calls, reply)), floor: null });
  await service.close();
}

async function reading(department: LargeDepartment, lines: Line[]): Promise<void> {
  const { dataDir, profileDir, folder } = department;
  const recorder = createRecorder();
  const listening = await openServiceHost({ dataDir, profileDir, runsJobs: false });
  const heard: Said[][] = [];
  for (const [, call] of queries) {
    const { said } = await recorder.record(() => call(clientsOf(listening, department), 1));
    heard.push(readsOf(said));
  }
  recorder.restore();
  await listening.close();
  const floor = await openFloor(dataDir, folder);
  const service = await openServiceHost({ dataDir, profileDir, runsJobs: false });
  const clients = clientsOf(service, department);
  for (const [at, [name, call]] of queries.entries()) {
    const bare = await measured('floor', calls, () => floor.read(heard[at] ?? []));
    lines.push({ ...(await measured(name, calls, (index) => call(clients, index))), floor: bare });
  }
  floor.close();
  await service.close();
}

function clientsOf(service: ServiceHost, department: LargeDepartment): Clients {
  const { managerId, technicianIds, requesterIds } = department;
  return {
    manager: clientOf(service, department, managerId),
    technician: clientOf(service, department, technicianIds[3] ?? 0),
    requester: clientOf(service, department, requesterIds[5] ?? 0),
    folios: department.someFolios,
  };
}

async function overHttp(department: LargeDepartment, lines: Line[]): Promise<void> {
  const { dataDir, profileDir, tokens, managerId, requesterIds } = department;
  const server = await startServer({ dataDir, profileDir, host: '127.0.0.1', port: 0, demo: false });
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const send = (personId: number, method: string, path: string, body?: object) =>
    new Promise<void>((resolve, reject) => {
      const headers = { authorization: `Bearer ${tokens.get(personId)}`, 'content-type': 'application/json' };
      const call = request(`${server.url}/api/v1${path}`, { method, agent, headers }, (response) => {
        response.resume();
        response.on('end', () =>
          (response.statusCode ?? 500) < 300
            ? resolve()
            : reject(new Error(`${path}: ${response.statusCode}`)),
        );
      });
      call.on('error', reject);
      call.end(body === undefined ? undefined : JSON.stringify(body));
    });
  const requesterId = requesterIds[0] ?? 0;
  lines.push({
    ...(await measured('HTTP: create', calls, (index) =>
      send(requesterId, 'POST', '/tickets', newTicket(department, index)),
    )),
    floor: null,
  });
  for (const [name, path] of [
    ['HTTP: queue, all open', '/tickets?queue=open&limit=50'],
    ['HTTP: search, common word', `/tickets?q=${COMMON_WORD}&limit=50`],
    ['HTTP: ticket view', `/tickets/${department.someFolios[0]}`],
  ] as const) {
    lines.push({ ...(await measured(name, calls, () => send(managerId, 'GET', path))), floor: null });
  }
  agent.destroy();
  await server.stop();
}

function table(lines: readonly Line[]): string {
  const head = ['', 'calls', 'median ms', 'p95 ms', 'per s', 'floor median', 'floor p95', 'floor per s'];
  const rows = lines.map((line) => [
    line.name,
    String(line.calls),
    line.median.toFixed(2),
    line.p95.toFixed(2),
    line.perSecond.toFixed(0),
    line.floor?.median.toFixed(2) ?? '–',
    line.floor?.p95.toFixed(2) ?? '–',
    line.floor?.perSecond.toFixed(0) ?? '–',
  ]);
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

function verdicts(lines: readonly Line[]) {
  const create = lines.find(({ name }) => name === 'create');
  const share = create?.floor ? create.perSecond / create.floor.perSecond : 0;
  const worst = (prefix: string) =>
    Math.max(...lines.filter(({ name }) => name.startsWith(prefix)).map(({ p95 }) => p95));
  return [
    {
      aim: `create ≥ ${AIMS.createShareOfFloor} of the floor’s rate`,
      got: share,
      isMet: share >= AIMS.createShareOfFloor,
    },
    {
      aim: `queue p95 ≤ ${AIMS.queueP95Ms} ms`,
      got: worst('queue: '),
      isMet: worst('queue: ') <= AIMS.queueP95Ms,
    },
    {
      aim: `search p95 ≤ ${AIMS.searchP95Ms} ms`,
      got: worst('search: '),
      isMet: worst('search: ') <= AIMS.searchP95Ms,
    },
  ];
}

note(`Generating ${tickets} tickets…`);
const began = performance.now();
const department = await aLargeDepartment({
  tickets,
  requesters: Math.max(120, Math.min(2_000, tickets / 50)),
  now: Date.now(),
});
note(`done in ${((performance.now() - began) / 1_000).toFixed(1)} s`);
try {
  const lines: Line[] = [];
  note('Creating…');
  await creating(department, lines);
  note('Reading…');
  await reading(department, lines);
  note('Over HTTP…');
  await overHttp(department, lines);
  const aims = verdicts(lines);
  if (options.json) process.stdout.write(`${JSON.stringify({ tickets, lines, aims }, null, 2)}\n`);
  else {
    console.log(
      `\n${tickets} tickets, Node ${process.version}, ${process.platform} ${process.arch}\n\n${table(lines)}\n`,
    );
    for (const { aim, got, isMet } of aims) console.log(`${isMet ? '✓' : '✗'} ${aim}: ${got.toFixed(2)}`);
  }
} finally {
  await department.remove();
}
