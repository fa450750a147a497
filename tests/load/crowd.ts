import { type Agent, request } from 'node:http';
import type { seededRandom } from '../builders/seededRandom.ts';

type Random = ReturnType<typeof seededRandom>;

export interface Answer {
  readonly status: number;
  readonly body: AnswerBody;
}

interface AnswerBody {
  readonly code?: string;
  readonly folio?: string;
  readonly items?: readonly Row[];
}

interface Row {
  readonly id: number;
  readonly version: number;
  readonly status: string;
  readonly assignee: unknown;
}

/** One signed-in person with a program that calls the REST interface. */
export interface Caller {
  readonly personId: number;
  send(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer>;
}

export function callerOf(url: string, agent: Agent, personId: number, token: string): Caller {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return {
    personId,
    send(method, path, body) {
      const { promise, resolve, reject } = Promise.withResolvers<Answer>();
      const call = request(`${url}/api/v1${path}`, { method, agent, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: JSON.parse(text || '{}') as AnswerBody }),
        );
        response.on('error', reject);
      });
      call.on('error', reject);
      call.end(body === undefined ? undefined : JSON.stringify(body));
      return promise;
    },
  };
}

/** What the crowd was told that it did; the database must tell the same. */
export interface Ledger {
  /** Folio by command id. */
  readonly created: Map<string, string>;
  /** Versions that steps with a version ended in, by ticket. */
  readonly versions: Map<number, number[]>;
  readonly minutes: Map<number, number>;
  readonly replies: Map<number, number>;
  /** Refusals by code. */
  readonly refused: Map<string, number>;
  /** Answers that nobody should get. */
  readonly faults: string[];
  steps: number;
}

export function emptyLedger(): Ledger {
  return {
    created: new Map(),
    versions: new Map(),
    minutes: new Map(),
    replies: new Map(),
    refused: new Map(),
    faults: [],
    steps: 0,
  };
}

/** Refusals that a crowd earns honestly. */
const HONEST = new Set([
  'conflict',
  'illegalTransition',
  'overLimit',
  'ruleBroken',
  'forbidden',
  'notEligible',
  'busy',
]);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function isDone(ledger: Ledger, what: string, answer: Answer): boolean {
  if (answer.status < 300) return true;
  const code = String(answer.body.code);
  if (HONEST.has(code)) ledger.refused.set(code, (ledger.refused.get(code) ?? 0) + 1);
  else ledger.faults.push(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return false;
}

const add = (counts: Map<number, number>, id: number, amount: number) =>
  counts.set(id, (counts.get(id) ?? 0) + amount);

/** Reports one trouble after the other; every tenth command is sent twice, as after a lost answer. */
export async function createUntil(until: number, me: Caller, random: Random, ledger: Ledger): Promise<void> {
  for (let index = 0; performance.now() < until; index += 1) {
    const commandId = crypto.randomUUID();
    const body = {
      commandId,
      title: `Falla ${index} de ${me.personId}`,
      description: 'No funciona desde ayer.',
    };
    const sent = random.chance(10)
      ? await Promise.all([me.send('POST', '/tickets', body), me.send('POST', '/tickets', body)])
      : [await me.send('POST', '/tickets', body)];
    for (const answer of sent) {
      if (!isDone(ledger, 'create', answer)) continue;
      const { folio = '' } = answer.body;
      const known = ledger.created.get(commandId);
      if (known !== undefined && known !== folio) ledger.faults.push(`${commandId}: two folios`);
      ledger.created.set(commandId, folio);
    }
    await pause(random.whole(20, 120));
  }
}

/** Works on what lies in the queue of a technician: starts, answers, waits, solves, hands back. */
export async function workUntil(until: number, me: Caller, random: Random, ledger: Ledger): Promise<void> {
  while (performance.now() < until) {
    const mine = await me.send('GET', '/tickets?queue=mine&limit=20');
    if (!isDone(ledger, 'list', mine)) continue;
    const { items = [] } = mine.body;
    if (items.length === 0) {
      await pause(50);
      continue;
    }
    const { id, version, status } = random.pick(items);
    if (random.chance(20)) await logTime(me, id, random.whole(1, 9), ledger);
    if (random.chance(15)) await reply(me, id, ledger);
    const [path, body] = nextStep(status, random);
    await step(me, id, path, { version, ...body }, ledger);
  }
}

function nextStep(status: string, random: Random): readonly [path: string, body: object] {
  if (status === 'waiting') return ['resume', {}];
  if (status === 'assigned' && random.chance(60)) return ['start', {}];
  if (random.chance(12)) return ['put-back', { reason: 'No alcanzo' }];
  if (random.chance(15)) return ['wait', { for: 'supplier', note: 'Falta una pieza' }];
  return ['resolve', { solution: 'Quedó', minutes: 1 }];
}

/** A manager who moves work about, now and then over the limit with a reason. */
export async function reassignUntil(
  until: number,
  me: Caller,
  technicianIds: readonly number[],
  random: Random,
  ledger: Ledger,
): Promise<void> {
  while (performance.now() < until) {
    const open = await me.send('GET', '/tickets?queue=open&limit=100');
    if (!isDone(ledger, 'list', open)) continue;
    const items = (open.body.items ?? []).filter(({ assignee }) => assignee !== null);
    if (items.length > 0) {
      const { id, version } = random.pick(items);
      const reason = random.chance(30) ? { reason: 'Lo pide la dirección' } : {};
      await step(me, id, 'assign', { version, assigneeId: random.pick(technicianIds), ...reason }, ledger);
    }
    await pause(random.whole(5, 40));
  }
}

async function step(
  me: Caller,
  id: number,
  path: string,
  body: { readonly version: number } & Readonly<Record<string, unknown>>,
  ledger: Ledger,
): Promise<void> {
  const answer = await me.send('POST', `/tickets/${id}/${path}`, { commandId: crypto.randomUUID(), ...body });
  if (!isDone(ledger, path, answer)) return;
  ledger.steps += 1;
  if (path === 'resolve') add(ledger.minutes, id, 1);
  ledger.versions.set(id, [...(ledger.versions.get(id) ?? []), body.version]);
}

async function logTime(me: Caller, id: number, minutes: number, ledger: Ledger): Promise<void> {
  const answer = await me.send('POST', `/tickets/${id}/time`, { commandId: crypto.randomUUID(), minutes });
  if (isDone(ledger, 'time', answer)) add(ledger.minutes, id, minutes);
}

async function reply(me: Caller, id: number, ledger: Ledger): Promise<void> {
  const answer = await me.send('POST', `/tickets/${id}/replies`, {
    commandId: crypto.randomUUID(),
    body: 'Voy',
  });
  if (isDone(ledger, 'reply', answer)) add(ledger.replies, id, 1);
}
